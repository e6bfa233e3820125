# Every compiled C program can be shown, in every way.
. "$TOP/tests/tools/script.sh"

for object in "${C_OBJECTS:-$TOP/tests/c-objects}"/*.mmo; do
    [ -e "$object" ] || { echo "there is no $object"; exit 77; }
    expect 0 "$TRAMOYA" objdump "$object"
    expect 0 "$TRAMOYA" objdump -dt --json "$object"
done
