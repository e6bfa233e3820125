/* asm_wrong.c - programs that are spoilt.
 *
 * Most of what is done to them is an error; the rest is compared as well. */
#include <stdlib.h>
#include <string.h>

#include "tests/differential/asm_gen.h"

/* Each line is wrong wherever it stands; together they earn every message
 * about a line that mmixal has. */
static const char *const wrong_lines[] = {
    " BSPEC 1; ADD $1,$2,3; ESPEC",
    " BSPEC #10000",
    " BSPEC 0; BSPEC 1; ESPEC",
    "1X ADD $1,$2,3",
    "2 SWYM",
    "2F SWYM",
    "a.b SWYM",
    "a,b SWYM",
    " FOO 1",
    " add $1,$2,3",
    " ADDI $1,$2,3",
    " BZB $1,@",
    " ADD,1",
    "zq: ADD+ 1",
    " BYTE '",
    " BYTE 'a",
    " BYTE 'ab'",
    " BYTE ''",
    " BYTE \"abc",
    " BYTE #",
    " BYTE #g",
    " BYTE 1,",
    " BYTE ,1",
    " BYTE 1,,2",
    " BYTE 1 2;FOO",
    " BYTE 1+",
    " BYTE 1 +2;\tBYTE 1+*2",
    " BYTE (1+2",
    " BYTE 1+2)",
    " BYTE ()",
    " BYTE 1<2",
    " BYTE 1>2",
    " BYTE 1=2",
    " BYTE 1!",
    " BYTE 1{2",
    " BYTE zq_never",
    " WYDE 9F",
    " TETRA zq_never+1",
    " OCTA zq_never",
    " OCTA 1+zq_never",
    " OCTA zq_never+1",
    " OCTA 1-zq_never",
    " OCTA zq_never-1",
    " OCTA -zq_never",
    " OCTA ~$1",
    " OCTA -$1",
    " OCTA $$1",
    " OCTA &5",
    " OCTA &(1+2)",
    " OCTA &@",
    " OCTA $1+$2",
    " OCTA 1-$1",
    " OCTA $1*2",
    " OCTA 2/$1",
    " OCTA 2%$1",
    " OCTA $1//$2",
    " OCTA $1<<1",
    " OCTA 1>>$1",
    " OCTA 1&$1",
    " OCTA 1|$1",
    " OCTA 1^$1",
    " GREG zq_never",
    " IS zq_never",
    "zq: IS zq_never",
    "zq_reg IS 1;zq_reg IS 2",
    "zq_reg IS 1;zq_reg IS $1",
    "zq_reg GREG 1;zq_reg IS 1",
    " JMP zq_late;zq_late GREG 7",
    " JMP zq_late;zq_late IS $7",
    " JMP 9F;9H IS $7",
    " LOC zq_never",
    " JMP @+#4000000",
    " JMP @-#4000004",
    " BZ $1,@+#40000",
    " PUSHJ $1,@-#40004",
    " GETA $1,#7ffffffffffffffc;JMP #7000000000000000",
    " BZ $1,zq_far; LOC @+#50000;zq_far SWYM",
    " JMP zq_far; LOC @+#5000000;zq_far SWYM",
    " BZ $1,zq_far; LOC @-#50000;zq_far SWYM",
    " JMP zq_far;zq_far IS #7000000000000000",
    " ADD $1,$2",
    " ADD $1",
    " ADD",
    " ADD $1,$2,$3,$4",
    " JMP @,@",
    " JMP 1,2,3",
    " SET $1",
    " SET $1,2,3",
    " LDA $1",
    " LDO $1",
    " LDO $1,$2,$3,$4",
    " GET $1,rA,3",
    " POP 1,2,3",
    " RESUME 1,2",
    " GETA $1,@,1",
    " PUT rA",
    " ADD $1,$2,zq_never",
    " ADD $1,zq_never,2",
    " ADD zq_never,$1,2",
    " TRAP zq_never",
    " TRAP 1,zq_never",
    " SETL $1,zq_never",
    " SET $1,zq_never",
    " LDO $1,#6123456789abcdef",
    " STB $1,1",
    " PREFIX 5",
    " PREFIX $1",
    " PREFIX 1+zq:",
    " PREFIX \"a\"",
    " PREFIX",
    " ESPEC zq_never",
    " LOCAL zq_never",
    " LOCAL $254; GREG 1; GREG 2",
    "zq_unused LOCAL $5; FOO",
    " SWYM zq_u;zq_u SWYM",
    "# 5 \"\"",
    "Main IS $5;Main IS 6",
    " JMP 9F",
};

/* --- lines -----------------------------------------------------------------
 */

/* Replace FROM to TO of B by LEN bytes of TEXT. */
static void splice(struct buf *b, size_t from, size_t to, const char *text,
                   size_t len)
{
    struct buf new = {0};

    buf_add(&new, b->data, from);
    buf_add(&new, text, len);
    if (to < b->len)
        buf_add(&new, b->data + to, b->len - to);
    buf_fini(b);
    *b = new;
}

/* The beginning of the line that AT is in, and of the one after it. */
static size_t line_start(const struct buf *b, size_t at)
{
    while (at > 0 && b->data[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct buf *b, size_t at)
{
    while (at < b->len && b->data[at] != '\n')
        at++;
    return at < b->len ? at + 1 : at;
}

static size_t any_place(struct dice *d, const struct buf *b)
{
    return dice_below(d, b->len);
}

static void add_wrong_line(struct dice *d, struct buf *b)
{
    const char *line = DICE_PICK(d, wrong_lines);
    size_t at = line_start(b, any_place(d, b));

    splice(b, at, at, "\n", 1);
    splice(b, at, at, line, strlen(line));
}

static void drop_line(struct dice *d, struct buf *b)
{
    size_t at = any_place(d, b);

    splice(b, line_start(b, at), line_end(b, at), "", 0);
}

/* Put a copy of a line before another one. */
static void repeat_line(struct dice *d, struct buf *b)
{
    size_t at = any_place(d, b), to = line_start(b, any_place(d, b));
    size_t from = line_start(b, at), len = line_end(b, at) - from;
    struct buf line = {0};

    buf_add(&line, b->data + from, len);
    splice(b, to, to, buf_text(&line), len);
    buf_fini(&line);
}

/* --- letters ---------------------------------------------------------------
 */

static void spoil_byte(struct dice *d, struct buf *b)
{
    static const char often[] = "abFBH$#@();,:\"'+-*/%<>&|^~ 019\t_.!{\n";
    size_t at = any_place(d, b);
    char c = often[dice_below(d, sizeof often - 1)];
    octa roll = dice_below(d, 3);

    splice(b, at, roll == 0 ? at : at + 1, &c, roll == 1 ? 0 : 1);
}

/* Put another copy of a few letters somewhere. */
static void repeat_letters(struct dice *d, struct buf *b)
{
    size_t at = any_place(d, b), to = any_place(d, b);
    size_t len = dice_between(d, 1, 12);
    char text[12];

    if (len > b->len - at)
        len = b->len - at;
    memcpy(text, b->data + at, len);
    splice(b, to, to, text, len);
}

/* --- the whole -------------------------------------------------------------
 */

/* There is no Main; everything that refers to it refers to another name. */
static void rename_main(struct dice *d, struct buf *b)
{
    (void)d;
    for (size_t i = 0; i + 4 <= b->len; i++)
        if (memcmp(b->data + i, "Main", 4) == 0)
            b->data[i + 2] = 'u';
}

static void take_all_globals(struct dice *d, struct buf *b)
{
    (void)d;
    for (unsigned i = 0; i < 224; i++)
        buf_printf(b, " GREG %u\n", i % 7 == 0 ? 0 : 1000 + i);
}

typedef void spoil(struct dice *d, struct buf *b);

static spoil *const spoilers[] = {
    add_wrong_line, add_wrong_line, add_wrong_line, add_wrong_line,
    add_wrong_line, drop_line,      repeat_line,    spoil_byte,
    spoil_byte,     spoil_byte,     repeat_letters, rename_main,
};

void asm_gen_wrong(octa seed, struct asm_case *c)
{
    struct dice d;
    struct buf *b;

    dice_init(&d, ~seed);
    asm_gen_right(seed, c);
    b = &c->files[dice_below(&d, c->count)];
    if (dice_chance(&d, 1))
        take_all_globals(&d, b);
    for (octa n = dice_between(&d, 1, 3); n > 0 && b->len > 0; n--)
        DICE_PICK(&d, spoilers)(&d, b);
    if (b->len > 0 && b->data[b->len - 1] != '\n')
        buf_add_byte(b, '\n');
}
