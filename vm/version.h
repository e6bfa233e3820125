/* version.h - what `tramoya --version` says. */
#ifndef VM_VERSION_H
#define VM_VERSION_H

#define VERSION "0.1"

#endif
