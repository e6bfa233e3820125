# sensitive.awk - a kernel that executes every sensitive instruction.
#
#     awk -f sensitive.awk vm/isa/sreg.def >kernel.mms
#
# For GET and PUT, with every sensitive register; in the kernel, in a guest of
# the kernel's, where each traps, and in a user.  Before each, the processor has
# a whole world, by UNSAVE 4; behind it, SAVE 4 stores what there is then; and
# nothing is different but what the instruction sets.  There are two worlds: in
# one 32 locals and 223 hidden registers fill the ring, and all else is global;
# in the other are 240 locals, and $255 is the only global.
#
# What an instruction has set, and what a trap tells, is kept in memory, to be
# compared from outside.  The status is 0, or that of the first difference: 1
# for the kernel, 2 for its guest, 3 for a user.
#
#       #10000  this code           #48000  tables: all memory, as it is
#       #40000  the world           #60000  what was seen, 64 bytes each
#       #42000  the world then      #7c000  the kernel's stack
#       #44000  for SAVE            #80000  the world's stack

function emit(text)
{
    print "        " text
}

# $X becomes physical address AT, as a negative one.
function page(x, at)
{
    emit("SETH  " x ",#8000")
    emit("ORML  " x "," int(at / 65536))
    if (at % 65536)
        emit("ORL   " x "," at % 65536)
}

function set_octa(page_at, octa, high, low)
{
    page("$0", page_at)
    emit("SETL  $1," 8 * octa)
    emit("SETL  $2," low % 65536)
    emit("ORML  $2," int(low / 65536))
    if (high)
        emit("ORH   $2," high)
    emit("STOU  $2,$0,$1")
}

# --- worlds ------------------------------------------------------------------

# The place of $K in the world, in bytes.
function place(k)
{
    return k >= globals ? 8 * (32 + k) : 8 * (288 + (hidden + k) % 256)
}

# From here on the world has L locals, G as rG, and HIDDEN hidden registers.
# A SAVE makes of any values a world in the form that SAVE gives it.
function world(l, g)
{
    globals = g
    page("$0", 262144)
    emit("SETL  $1,8*544")
    emit("SETH  $2,#0123")
    emit("ORMH  $2,#4567")
    emit("ORL   $2,#89ab")
    print "1H      SUBU  $1,$1,8"
    emit("MULU  $3,$2,$1")
    emit("STOU  $3,$0,$1")
    emit("PBNZ  $1,1B")
    set_octa(262144, 0, 0, l)
    set_octa(262144, 1, 0, g)
    set_octa(262144, 2, 32768, 524288 + 8 * hidden)
    set_octa(262144, 3, 32768, 524288)
    set_octa(262144, 4, 0, 0)
    set_octa(262144, 30, 0, 250)
    set_octa(262144, 31, 32768, 507904)
    page("$255", 262144)
    emit("UNSAVE 4,$255")
    page("$255", 262144)
    emit("SAVE  $255,4")
}

# --- one instruction ---------------------------------------------------------

# The kernel's registers for the next one; what it does ends at the next 2H.
function begin()
{
    emit("PUT   rK,0")
    emit("PUT   rQ,0")
    emit("PUT   rI,0")
    emit("GETA  $0,2F")
    emit("PUT   rT,$0")
    emit("PUT   rTT,$0")
    emit("SETH  $0,#1111")
    emit("ORMH  $0,#0d00")
    emit("ORML  $0,#0004")
    emit("ORL   $0,#8000")
    emit("PUT   rV,$0")
    emit("PUT   32,$0")
    emit("GETA  $0,1F")
    if (who == "user")
        emit("ANDNH $0,#8000")
    emit("PUT   rWW,$0")
    emit("SETH  $0,#8000")
    emit("PUT   rXX,$0")
    emit("PUT   rYY,0")
    emit("PUT   rZZ,77")
    page("$0", 278528)
    emit("PUT   rBB,$0")
}

# The world is entered; what stands behind it has $255 alone.
function load_world()
{
    page("$255", 262144)
    emit("UNSAVE 4,$255")
}

# Back in the kernel: all but $255, and CHANGED if it is not 0, is as it was.
function end(changed)
{
    print "2H      SETH  $255,#8000"
    emit("ORML  $255,#0004")
    emit("ORL   $255,#2000")
    emit("SAVE  $255,4")
    emit("SETL  $0," ++count)
    emit("SETL  $1," changed)
    emit("SETL  $8," (who == "kernel" ? 1 : who == "guest" ? 2 : 3))
    emit("GETA  $2,3F")
    emit("JMP   Check")
    print "3H      SWYM"
}

# INSN in the kernel: VALUE is in $255, PREPARE is done before.
function in_kernel(insn, changed, value, prepare)
{
    who = "kernel"
    begin()
    if (prepare)
        emit(prepare)
    load_world()
    emit("SETL  $255," value)
    emit(insn)
    print "1H      SWYM"
    end(changed)
}

# INSN in a guest of the kernel's, or a user, with all interrupts enabled; a
# user's may be executed, and then comes a TRAP.
function above(whose, insn, changed)
{
    who = whose
    begin()
    load_world()
    emit("NEG   $255,1")
    emit("RESUME " (who == "guest" ? 2 : 1))
    print "1H      " insn
    emit("TRAP  0")
    end(changed)
}

# What only the kernel may do.
function privileged(insn, changed, value)
{
    in_kernel(insn, changed, value, "")
    above("guest", insn, 0)
    above("user", insn, 0)
}

# --- all of them -------------------------------------------------------------

function all_registers(x,    i)
{
    for (i = 1; i <= register_count; i++) {
        in_kernel("GET   $" x "," number[i], place(x), 0, "")
        above("guest", "GET   $" x "," number[i], 0)
        above("user", "GET   $" x "," number[i], place(x))
        if (flags[i] ~ /PUT_ILLEGAL/)
            continue
        privileged("PUT   " number[i] ",$255", 0, \
                   number[i] == 15 || number[i] == 16 ? 0 : 3000)
        in_kernel("PUT   " number[i] ",0", 0, 0, "")
        above("guest", "PUT   " number[i] ",9", 0)
        above("user", "PUT   " number[i] ",9", 0)
    }
}

function all_others(x,    i)
{
    privileged("RESUME 1", 0, 0)
    in_kernel("RESUME 1", place(x), 0, \
              "SETH  $0,#0200\n        ORML  $0," (193 * 256 + x) \
              "\n        PUT   rXX,$0")
    above("guest", "RESUME 2", 0)
    above("user", "RESUME 2", 0)
    in_kernel("NEG   $255,1\n        RESUME 2", 0, 0, "PUT   32,0")
    for (i = 5; i <= 7; i++)
        privileged("SYNC  " i, 0, 0)
    in_kernel("SYNC  4", 0, 0, "PUT   rI,200")
    above("guest", "SYNC  4", 0)
    above("user", "SYNC  4", 0)
    for (i = 0; i <= 1; i++) {
        in_kernel("LDVTS $" x ",$255," (i ? "$255" : 0), place(x), 0, "")
        above("guest", "LDVTS $" x ",$255," (i ? "$255" : 0), 0)
        above("user", "LDVTS $" x ",$255," (i ? "$255" : 0), 0)
    }
    in_kernel("GET   $255,rBB\n        SAVE  $255,4\n        GET   $255,rBB\n" \
              "        UNSAVE 4,$255", 0, 0, "")
    in_kernel("SAVE  $255,4", 0, 100, "")
    in_kernel("UNSAVE 4,$255", 0, 100, "")
    above("guest", "SAVE  $255,4", 0)
    above("user", "SAVE  $255,4", 0)
    above("guest", "UNSAVE 4,$255", 0)
    above("user", "UNSAVE 4,$255", 0)
}

# A world switch in the kernel with HOW in $255, which is refused; or with a
# page where only OCTA, which has VALUE, is wrong.
function refused(insn, how)
{
    in_kernel(how "\n        " insn, 0, 0, "")
}

function refused_page(insn, octa, value)
{
    in_kernel("SETH  $255,#8000\n        ORML  $255,#0004\n" \
              "        ORL   $255,#6000\n        " insn, 0, 0, \
              "SETH  $0,#8000\n        ORML  $0,#0004\n" \
              "        ORL   $0,#6000\n        STCO  0,$0,0\n" \
              "        STCO  255,$0,8\n        STCO  0,$0,16\n" \
              "        STCO  0,$0,24\n        STCO  0,$0,32\n" \
              "        STCO  0,$0,8*30\n        STCO  0,$0,8*31\n" \
              "        SETML $1," int(value / 65536) "\n" \
              "        ORL   $1," value % 65536 "\n" \
              "        STOU  $1,$0," 8 * octa)
}

function all_refused(    i, insn)
{
    for (i = 0; i < 2; i++) {
        insn = i ? "SAVE  $255,4" : "UNSAVE 4,$255"
        refused(insn, "SETH  $255,#8000\n        ORML  $255,#0400")
        refused(insn, "SETH  $255,#8000\n        ORL   $255,#4008")
        refused(insn, "SETML $255,#0004")
        refused(insn, "SETH  $255,#8001")
    }
    in_kernel("SETH  $0,#8000\n        ORML  $0,#0004\n" \
              "        ORL   $0,#4000\n        SAVE  $0,4", place(0), 0, "")
    refused_page("SAVE  $255,4", 30, 31)
    refused_page("SAVE  $255,4", 30, 256)
    refused_page("SAVE  $255,4", 31, 4)
    refused_page("UNSAVE 4,$255", 0, 256)
    refused_page("UNSAVE 4,$255", 1, 31)
    refused_page("UNSAVE 4,$255", 1, 256)
    refused_page("UNSAVE 4,$255", 2, 4)
    refused_page("UNSAVE 4,$255", 2, 8 * 257)
    refused_page("UNSAVE 4,$255", 3, 4)
    refused_page("UNSAVE 4,$255", 3, 8)
    refused_page("UNSAVE 4,$255", 4, 262144)
}

/^SREG\(/ && /SREG_SENSITIVE/ {
    split($0, part, /[(,]/)
    number[++register_count] = part[3] + 0
    flags[register_count] = $0
}

END {
    if (register_count != 16) {
        print "sensitive.awk: sreg.def is not understood" >"/dev/stderr"
        exit 1
    }
    print "        LOC   #8000000000010000"
    print "Main    SWYM"
    page("$0", 294912)                 # tables: 512 pages, r w x
    emit("SETL  $1,512")
    print "1H      SUBU  $1,$1,1"
    emit("SLU   $2,$1,13")
    emit("ORL   $2,7")
    emit("8ADDU $3,$1,$0")
    emit("STOU  $2,$3,0")
    emit("PBNZ  $1,1B")
    for (at = 262144 + 8192; at < 262144 + 3 * 8192; at += 8192) {
        set_octa(at, 30, 0, 250)
        set_octa(at, 31, 32768, 507904)
    }
    hidden = 223
    world(32, 32)
    all_registers(3)
    all_registers(200)
    all_others(31)
    hidden = 15
    world(240, 255)
    all_registers(239)
    all_others(0)
    all_refused()
    emit("SETL  $0,0")
    print "Off     SETH  $1,#8001"
    emit("STOU  $0,$1,0")
    emit("JMP   Off")
    print "Check   SETH  $3,#8000"
    emit("ORML  $3,#0004")
    emit("SETL  $4,#2000")
    emit("ADDU  $4,$3,$4")
    emit("SETL  $5,0")
    print "1H      LDOU  $6,$3,$5"
    emit("LDOU  $7,$4,$5")
    emit("CMPU  $6,$6,$7")
    emit("BZ    $6,2F")
    emit("CMP   $6,$5,$1")
    emit("BZ    $6,2F")
    emit("SETL  $6,8*287          $255")
    emit("CMP   $6,$5,$6")
    emit("BZ    $6,2F")
    emit("SETL  $3,#6000")
    emit("SET   $0,$8")
    emit("JMP   Off")
    print "2H      ADDU  $5,$5,8"
    emit("CMP   $6,$5,8*17")
    emit("BNZ   $6,3F")
    emit("SETL  $5,8*32")
    print "3H      SETL  $6,8*544"
    emit("CMP   $6,$5,$6")
    emit("PBN   $6,1B")
    emit("LDOU  $6,$4,$1          what it has set")
    emit("SLU   $0,$0,6")
    emit("SETH  $3,#8000")
    emit("ORML  $3,#0006")
    emit("ADDU  $3,$3,$0")
    emit("STOU  $6,$3,0")
    emit("GET   $6,rXX")
    emit("STOU  $6,$3,8")
    emit("GET   $6,rYY")
    emit("STOU  $6,$3,16")
    emit("GET   $6,rZZ")
    emit("STOU  $6,$3,24")
    emit("GET   $6,rWW")
    emit("STOU  $6,$3,32")
    emit("GET   $6,rQ")
    emit("STOU  $6,$3,40")
    emit("GO    $2,$2,0")
}
