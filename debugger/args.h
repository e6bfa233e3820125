/* args.h - taking the arguments of a command apart. */
#ifndef DEBUGGER_ARGS_H
#define DEBUGGER_ARGS_H

#include "debugger/target.h"

/* Move *AT behind blanks. */
void args_skip(const char **at);

/* If WORD, with a blank or the end behind it, is next, move *AT behind it and
 * blanks, and return true. */
bool args_take(const char **at, const char *word);

/* The value of the expression that is next, or USUAL if there is nothing. */
enum status args_value(struct target *t, const char **at, octa usual,
                       octa *value, struct error *e) MUST_CHECK;

/* The decimal number that is next. */
enum status args_number(const char **at, unsigned *number,
                        struct error *e) MUST_CHECK;

/* There is nothing more. */
enum status args_end(const char *at, struct error *e) MUST_CHECK;

#endif
