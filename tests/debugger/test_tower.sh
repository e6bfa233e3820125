# `tramoya debug host` with the hypervisor in MMIXAL as a guest, and a kernel as
# the guest of that: what does not depend on how many instructions that needs.
# (nested.talk has the rest, with a small monitor.)
. "$TOP/tests/tools/script.sh"

ln -s "$TOP/tests/sys" .
cat >commands <<'END'
level 2
break Tables
continue
print @, $1
why
step
why
step
why
level 1
print rXX
level 2
next
delete
back-to-event exit level 2
level 1
print @
level 2
to-event exit level 2
levels
END
expect 0 "$TRAMOYA" debug --commands commands host -m 16M \
    "$OUT/examples/hypervisor.mmo" sys/lib/sys.mms,sys/security.mms
out_has '^2.0 0 does not run'
out_has '^2.0 1 (of [0-9]*) #80000000000080ec (Tables, .*PUT    rV,\$245$'
out_has 'sensitive, and will trap to the hypervisor'
out_has '^2.0 1 (of .*\[has trapped: the hypervisor is next\]'
out_has '(put'
out_has '(Enter:Dynamic'
out_has '#80010008f61200f5'
out_has '^2.0 1 (of [0-9]*) #80000000000080f0 (Tables+4'
out_has '2.0 exit *#80000000000080ec put rV'
out_has '^#[0-9a-f]* (Enter:Dynamic'
out_has '=> 2      0      '

# A kernel on top has names, and so has the only program that it runs; --nest
# makes the same of it.
cat >commands <<'END'
level 2
to-event enter level 2
print @
break Main
delete
break #100
continue
symbols
END
for nest in "$OUT/examples/hypervisor.mmo" '--nest 1'; do
    # shellcheck disable=SC2086 # two words
    expect 0 "$TRAMOYA" debug --commands commands host -m 64M $nest \
        "$OUT/examples/kernel.mmo" "$TOP/examples/programs/hello/hello.mms"
    out_has '^#8000000000010000 (Main, .*kernel/boot.mms:'
    out_has '^2.0 .*#0000000000000100 (Main, .*hello.mms:'
    out_has '^   1  .*kernel.mmo'
    out_has '^=> 2  .*hello'
done
