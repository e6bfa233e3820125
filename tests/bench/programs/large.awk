# large.awk - makes large.mms, or with -v language=c its twin large.c.
#
# A program larger than the cache of decoded instructions, which has 64 pages
# of 8 KiB: 640 functions of 260 instructions or so are nearly 700 KiB of
# code, and are called in random order, 400,000 times.  Each function mixes
# six octas, loaded from an array and stored there at its end, by 150 random
# statements.  Nobody's programs are so; but large ones have this trouble.
#
# The random numbers are made here, since each awk has others of its own.

BEGIN {
    functions = 640
    statements = 150
    calls = 400000
    seed = 1
    add_forms()
    if (language == "c")
        write_c()
    else
        write_mms()
}

# A number from 0 to n - 1 (Lehmer's generator; exact in floating point).
function dice(n)
{
    seed = seed * 16807 % 2147483647
    return int(seed / 2147483647 * n)
}

# --- statements --------------------------------------------------------------

# The forms of a statement, in both languages: a, b and d are the numbers of
# three of the variables v1 to v6, which are $1 to $6; k is a constant; $0 is
# the array, $7 is free.
function add_forms()
{
    add("ADDU $a,$b,$d", "va = vb + vd;")
    add("SUBU $a,$b,$d", "va = vb - vd;")
    add("XOR $a,$a,$b", "va ^= vb;")
    add("ADDU $a,$a,k", "va += k;")
    add("8ADDU $a,$b,$a", "va += 8 * vb;")
    add("MULU $a,$a,lm", "va *= 6364136223846793005u;")
    add("SRU $7,$b,k; XOR $a,$a,$7", "va ^= vb >> k;")
    add("LDOU $7,$0,8*k; ADDU $a,$a,$7", "va += m[k];")
    add("STOU $a,$0,8*k", "m[k] = va;")
    add("CMPU $7,$a,$b; CSN $a,$7,$d", "if (va < vb) va = vd;")
    add("BNN $a,@+12; XOR $b,$b,$d; 8ADDU $d,$d,$b",
        "if (va >> 63) { vb ^= vd; vd = 8 * vd + vb; }")
}

function add(mms, c)
{
    form[forms++] = language == "c" ? c : mms
}

function statement(    a, b, d, text)
{
    a = 1 + dice(6)
    b = 1 + (a + dice(5)) % 6
    do
        d = 1 + dice(6)
    while (d == a || d == b)
    text = form[dice(forms)]
    gsub("a", a, text)
    gsub("b", b, text)
    gsub("d", d, text)
    gsub("k", 6 + dice(24), text)
    return "        " text
}

function print_statements(    i)
{
    for (i = 0; i < statements; i++)
        print statement()
}

# --- MMIXAL ------------------------------------------------------------------

function write_mms(    f)
{
    print "n       GREG  " calls
    print "count   GREG  " functions
    print "lm      GREG  6364136223846793005"
    print "lc      GREG  1442695040888963407"
    print "        LOC   Data_Segment+#1000"
    print "array   GREG  @"
    print "        LOC   @+30*8"
    print "table   GREG  @"
    for (f = 0; f < functions; f++)
        print "        OCTA  F" f
    print "        LOC   #100"
    print "Main    SETL  $0,1"
    print "1H      MULU  $0,$0,lm"
    print "        ADDU  $0,$0,lc"
    print "        SRU   $1,$0,32"
    print "        MULU  $1,$1,count"
    print "        SRU   $1,$1,32"
    print "        SLU   $1,$1,3"
    print "        LDOU  $1,table,$1"
    print "        SET   $3,array"
    print "        PUSHGO $2,$1,0"
    print "        SUBU  n,n,1"
    print "        PBNZ  n,1B"
    print "        LDOU  $2,array,0"
    print "        PUSHJ $1,Print"
    print "        SETL  $255,0"
    print "        TRAP  0,Halt,0"
    print "        LOC   #10000"
    for (f = 0; f < functions; f++)
        write_mms_function(f)
}

function write_mms_function(f,    i)
{
    print "F" f "      SWYM"
    for (i = 1; i <= 6; i++)
        print "        LDOU  $" i ",$0," 8 * i - 8
    print_statements()
    for (i = 1; i <= 6; i++)
        print "        STOU  $" i ",$0," 8 * i - 8
    print "        POP   0,0"
}

# --- C -----------------------------------------------------------------------

function write_c(    f)
{
    print "#include \"bench.h\"\n"
    for (f = 0; f < functions; f++)
        write_c_function(f)
    print "static void (*const table[])(uint64_t *) = {"
    for (f = 0; f < functions; f++)
        print "    f" f ","
    print "};\n"
    print "static uint64_t run(void)\n{"
    print "    uint64_t array[30] = {0}, x = 1;\n"
    print "    for (long n = " calls "; n > 0; n--) {"
    print "        x = NEXT(x);"
    print "        table[(x >> 32) * " functions " >> 32](array);"
    print "    }\n    return array[0];\n}"
}

function write_c_function(f,    i)
{
    print "static void f" f "(uint64_t *m)\n{"
    for (i = 1; i <= 6; i++)
        print "        uint64_t v" i " = m[" i - 1 "];"
    print_statements()
    for (i = 1; i <= 6; i++)
        print "        m[" i - 1 "] = v" i ";"
    print "}\n"
}
