/* version.h - what `tramoya --version` says. */
#ifndef VM_BASE_VERSION_H
#define VM_BASE_VERSION_H

#define VERSION "0.1"

#endif
