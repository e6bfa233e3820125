# What hypervisors `tramoya boot --nest' has are in MMIXAL: nothing that it can
# call is part of the one in C, which `host' has.
. "$TOP/tests/tools/script.sh"

# The object files of this folder's build that cmd_$1 needs: those whose names
# it uses, whose names these use, and so on; by call, or by pointer.
needs()
{
    awk -v first="sysvm/cmd_$1.o" '
        {
            file = substr($1, 1, index($1, ":") - 1)
            if ($(NF - 1) == "U")
                uses[file] = uses[file] " " $NF
            else
                home[$NF] = file
        }

        END {
            count = 1
            list[1] = first
            needed[first] = 1
            for (i = 1; i <= count; i++) {
                print list[i]
                n = split(uses[list[i]], names, " ")
                for (k = 1; k <= n; k++) {
                    file = home[names[k]]
                    if (file != "" && !(file in needed)) {
                        needed[file] = 1
                        list[++count] = file
                    }
                }
            }
        }' names
}

(cd "$OUT/obj" && find asm debugger sysvm vm -name '*.o' -exec nm -A -g {} +) \
    >names || fail "nm"
needs host | grep -q '^sysvm/hypervisor/' || fail "host has none, either"
needs boot >needed
grep -q '^sysvm/machine.o$' needed || fail "boot needs no machine"
! grep '^sysvm/hypervisor/' needed || fail "boot needs these"
