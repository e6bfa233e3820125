/* vimsyntax.c - colours for MMIXAL in the editor vim.
 *
 * A line of MMIXAL is a label, an opcode and operands without spaces between
 * them; what follows is a comment.  So the patterns here are about places in
 * the line: a word is an opcode only in second place.
 */
#include "vm/help/vimsyntax.h"

#include "vm/isa/isa.h"

static const char head[] =
    "\" Vim syntax file for MMIXAL; made by `tramoya help --vim'\n"
    "if exists('b:current_syntax')\n"
    "  finish\n"
    "endif\n"
    "syn case match\n"
    "\" a line is: label  opcode  operands  comment\n"
    "syn match mmixLabel /^[[:alnum:]_:\\x80-\\xff]\\+/ "
    "nextgroup=mmixOpcode,mmixPseudo skipwhite\n"
    "syn match mmixBlank /^\\s\\+/ nextgroup=mmixOpcode,mmixPseudo\n"
    "syn match mmixComment /^[^[:alnum:]_:[:space:]\\x80-\\xff].*/\n";

static const char tail[] =
    "syn match mmixComment /\\s.*/ contained\n"
    "syn match mmixOperands /\\('.'\\|\"[^\"]*\"\\|[^[:space:];\"']\\)\\+/ "
    "contained nextgroup=mmixComment "
    "contains=mmixNumber,mmixRegister,mmixString,mmixSpecial,mmixCall,"
    "mmixLocal\n"
    "syn match mmixNumber /\\<\\d\\+\\>\\|#\\x\\+/ contained\n"
    "syn match mmixRegister /\\$\\(\\d\\+\\|#\\x\\+\\)/ contained\n"
    "syn match mmixLocal /\\<\\d[BF]\\>/ contained\n"
    "syn match mmixString /\"[^\"]*\"\\|'.'/ contained\n"
    "hi def link mmixLabel Label\n"
    "hi def link mmixOpcode Statement\n"
    "hi def link mmixPseudo PreProc\n"
    "hi def link mmixNumber Number\n"
    "hi def link mmixRegister Identifier\n"
    "hi def link mmixSpecial Special\n"
    "hi def link mmixCall Function\n"
    "hi def link mmixLocal Label\n"
    "hi def link mmixString String\n"
    "hi def link mmixComment Comment\n"
    "let b:current_syntax = 'mmix'\n";

static void start_keywords(struct buf *b, const char *group)
{
    buf_printf(b, "syn keyword %s contained", group);
}

void vimsyntax_write(struct buf *b, const char *const *pseudo)
{
    buf_add_string(b, head);
    start_keywords(b, "mmixOpcode");
    for (size_t op = 0; op < OP_COUNT; op++)
        buf_printf(b, " %s", isa_insns[op].text);
    buf_add_string(b, " nextgroup=mmixOperands skipwhite\n");
    start_keywords(b, "mmixPseudo");
    for (; *pseudo != NULL; pseudo++)
        buf_printf(b, " %s", *pseudo);
    buf_add_string(b, " nextgroup=mmixOperands skipwhite\n");
    start_keywords(b, "mmixSpecial");
    for (size_t r = 0; r < SREG_COUNT; r++)
        buf_printf(b, " %s", isa_sregs[r].name);
    buf_add_string(b, "\n");
    start_keywords(b, "mmixCall");
    for (size_t y = 0; y < HOSTCALL_COUNT; y++)
        buf_printf(b, " %s", isa_hostcalls[y].name);
    buf_add_string(b, "\n");
    buf_add_string(b, tail);
}
