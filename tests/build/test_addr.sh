# Addresses of different kinds do not mix: the compiler refuses.
. "$TOP/tests/tools/script.sh"

# compile STATEMENT: with one address of each kind at hand
compile()
{
    echo "#include \"sysvm/addr.h\"
          octa f(struct va v, struct pa p, struct gpa g, octa o);
          octa f(struct va v, struct pa p, struct gpa g, octa o)
          { $1; return v.a + p.a + g.a + o; }" >mix.c
    ${CC:-gcc} -std=gnu11 -I "$TOP" -fsyntax-only mix.c
}

expect 0 compile 'p = addr_direct(v); v = addr_negative(p)'
for mistake in 'p = v' 'p = g' 'g = p' 'v = p' 'o = p' 'p = o' \
    'addr_direct(p)' 'addr_negative(g)' 'addr_segment(o)' 'v == v'; do
    expect 1 compile "$mistake"
    err_has error
done
