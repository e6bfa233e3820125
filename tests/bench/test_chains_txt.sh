# The comments of vm/core/chains.txt agree with tests/bench/chains-profile.txt.
. "$TOP/tests/tools/script.sh"

cd "$TOP/tests/bench" || exit 3
profile='chains-profile.txt'
chains=$TOP/vm/core/chains.txt
remade()
{
    awk -f families.awk -f comments.awk $profile "$1"
}

remade "$chains" >"$OLDPWD/wanted"
[ -z "$BLESS" ] || cp "$OLDPWD/wanted" "$chains"
diff -u "$chains" "$OLDPWD/wanted" ||
    fail 'the comments are not those of the profile: BLESS=1 tests/run chains'
cd "$OLDPWD" || exit 3

# They would not be left alone.
sed 's/programs, .* %$/programs, 77.7 %/' "$chains" >wrong
cd "$TOP/tests/bench" || exit 3
remade "$OLDPWD/wrong" | diff -q "$chains" - >&2 || fail 'a figure stays wrong'
