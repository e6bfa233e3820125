# plot.gp - exits and instructions against the number of hypervisors.
#
#     gnuplot -e 'from="tower.data"; to="tower.svg"' plot.gp
set terminal svg size 640,400 background "white"
set output to
set xlabel "hypervisors below the kernel"
set xtics 1
set logscale y
set grid ytics
set key top left
plot from using 1:3 with linespoints title "instructions per instruction of the kernel", \
     from using 1:($2 > 0 ? $2 : 1/0) with linespoints title "exits to the lowest hypervisor"
