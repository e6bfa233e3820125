# mutant.sh - make a toolkit with one mistake, and let it classify itself.
#
# Read by the scripts here, after script.sh.  Only the file with the mistake is
# compiled; the linker takes it instead of the library's.

# $1: what is wrong.  $2: a source file.  $3: an expression for sed that makes
# the mistake.  $4: the file to compile that includes it.  The executable is
# ./mutant.
mutate()
{
    what=$1
    rm -rf mutated mutant
    mkdir -p "mutated/${2%/*}"
    sed "$3" "$TOP/$2" >"mutated/$2"
    ! cmp -s "$TOP/$2" "mutated/$2" || fail "$what: the line is not there"
    source=$TOP/$4
    [ "$2" != "$4" ] || source=mutated/$2
    flags='-std=gnu11 -O1'
    [ -z "${SAN:-}" ] || flags="$flags -fsanitize=address,undefined"
    # shellcheck disable=SC2046,SC2086 # many words
    ${CC:-cc} $flags -Imutated "-I$TOP" -c -o mutated.o "$source" &&
        ${CC:-cc} $flags -o mutant mutated.o $({
            ls "$OUT"/obj/vm/*.o
            find "$OUT/obj" -name 'cmd_*.o'
        } | sort -u) "$OUT/libtramoya.a" \
            $(${PKG_CONFIG:-pkg-config} --libs readline jansson) \
            $(${PKG_CONFIG:-pkg-config} --libs libffi 2>/dev/null) \
            $(${PKG_CONFIG:-pkg-config} --libs ncursesw 2>/dev/null) -lm ||
        fail "$what: cannot be built"
}

# With the mistake, a dispute about the form $2 on the processor $1 is found
# that says $3.
disputed()
{
    expect 1 ./mutant classify --cpu "$1"
    sed '1,/^The instruction table does not agree:/d' out >disputes
    grep -q "^  $2 .*$3" disputes && return
    cat disputes
    fail "$what: $2 is not found"
}
