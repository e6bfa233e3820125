/* pageout.h - more memory given than there is: which page has to go.
 *
 * Off the main path: none of it happens while the machine has a frame for
 * every page that its guests have touched.
 */
#ifndef SYSVM_HYPERVISOR_PAGEOUT_H
#define SYSVM_HYPERVISOR_PAGEOUT_H

#include "vm/base/buf.h"
#include "vm/base/reader.h"

struct hypervisor;
struct pageout;

void pageout_destroy(struct pageout *p); /* may be null */

/* Append the state to B; make it what was saved. */
void pageout_save(const struct hypervisor *h, struct buf *b);
enum status pageout_restore(struct hypervisor *h, struct reader *r) MUST_CHECK;

#endif
