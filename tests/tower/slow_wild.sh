# Many random kernels at level 2.
. "$TOP/tests/tower/tower.sh"
wild_kernels 100 150
