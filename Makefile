# Makefile of Tramoya (GNU make).  `make help` lists what it can do.
#
#   make CC=clang CFLAGS=-O3 PREFIX=~/.local O=/tmp/out V=1
#
# O is the folder of everything that is built; the source tree is only read.
# SAN=1 builds with the address and undefined-behaviour sanitizers, in a
# folder of its own.  V=1 shows the commands.  DEPS=no keeps `make check` and
# `make demo` from installing missing packages.
#
# There is no list of sources.  The files of each folder are found and make
# the library; those of vm/ itself and every cmd_*.c are the program above it.

O          = build$(if $(SAN),/san)
PREFIX     = /usr/local
CC         = gcc
CFLAGS     = -O2 -g
PKG_CONFIG = pkg-config
JOBS       = $(shell nproc)

# Targets are separated by blanks: to make, this folder would be several.
ifneq ($(words $(O)),1)
$(error O names a folder without blanks, not "$(O)")
endif

Q = $(if $(V),,@)
say = @printf '  %-6s %s\n' '$1' '$(patsubst $(O)/%,%,$2)'

# --- sources ---------------------------------------------------------------

FOLDERS  = $(wildcard vm/*/ asm/ sysvm/ sysvm/*/ debugger/)
FOUND   := $(wildcard vm/*.c $(addsuffix *.c,$(FOLDERS)))

# A missing optional library chooses another file, never an #if.
OPTIONAL := $(shell for p in libffi ncursesw; do \
              $(PKG_CONFIG) --exists $$p && echo $$p; done)
choose    = $(if $(filter $1,$(OPTIONAL)),$3,$2)
LEFT_OUT := $(call choose,libffi,vm/core/native_ffi.c,vm/core/native_none.c) \
            $(call choose,ncursesw,debugger/ui_curses.c,\
              debugger/ui_curses_none.c)

SOURCES := $(filter-out $(LEFT_OUT),$(FOUND))
TOP     := $(sort $(wildcard vm/*.c) \
             $(foreach s,$(SOURCES),$(if $(filter cmd_%,$(notdir $s)),$s)))
LIBRARY := $(filter-out $(TOP),$(SOURCES))
TESTS   := $(wildcard tests/unit/test_*.c)

object   = $(patsubst %.c,$(O)/obj/%.o,$1)
UNIT    := $(patsubst tests/unit/%.c,$(O)/unit/%,$(TESTS))
SHARE    = $(addprefix $(O)/share/,tramoya.1 tramoya.bash _tramoya mmix.vim)

# --- flags -----------------------------------------------------------------

REQUIRED = readline jansson
PACKAGES = $(REQUIRED) $(OPTIONAL)
CHECKED  = cmocka
WARNINGS = -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes \
           -Wmissing-prototypes -Wold-style-definition -Wpointer-arith \
           -Wcast-qual -Wwrite-strings -Wundef -Wvla -Wformat=2 \
           -Wimplicit-fallthrough
ifdef SAN
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined \
           -fno-omit-frame-pointer
endif
# The prefix map makes the same input give the same bytes in any folder.
COMPILE  = $(CC) -std=gnu11 $(WARNINGS) -I. "-ffile-prefix-map=$(CURDIR)=." \
           $(SANITIZE) $(CPPFLAGS) $(CFLAGS) \
           $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>&-)
LINK     = $(CC) $(SANITIZE) $(CFLAGS) $(LDFLAGS) -Wl,--as-needed
LIBS     = $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>&-) -lm

# --- building --------------------------------------------------------------

SYSTEMS = $(addprefix $(O)/examples/,kernel.mmo hypervisor.mmo)
all: $(O)/tramoya $(SHARE) $(SYSTEMS) ## build build/tramoya, its manual, kernel, hypervisor

$(O)/tramoya: $(call object,$(TOP)) $(O)/libtramoya.a
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(O)/libtramoya.a: $(call object,$(LIBRARY))
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcsD $@ $^

# Compile commands are expanded once; a changed one compiles everything again.
COMPILE := $(COMPILE)
LIBS    := $(LIBS)

$(O)/obj/%.o: %.c $(O)/compile.txt | need-build
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(COMPILE) -MMD -MP -c -o $@ $<

$(O)/obj/vm/base/data.o: private COMPILE += \
    -DDATA_FOLDER='"$(PREFIX)/share/tramoya"'
$(O)/obj/vm/base/data.o: $(O)/prefix.txt

# The superinstructions: members of the kinds in chains.txt.
$(O)/gen/vm/core/chains.def: vm/core/chains.awk vm/isa/isa.def \
                             vm/core/chains.txt | need-build
	$(call say,MAKE,gen/vm/core/chains.def)
	$(Q)mkdir -p $(@D) && awk -f $^ >$@.new && mv $@.new $@
$(O)/obj/vm/core/threaded_chains.o: private COMPILE += -I$(O)/gen \
    "-ffile-prefix-map=$(O)/gen=."
$(O)/obj/vm/core/threaded_chains.o: $(O)/gen/vm/core/chains.def

# The threaded engine's handlers call each other, and nobody else comes back
# from them but call() in exec_threaded.c.  So they need not save registers
# for their callers; gcc can be told so, and call() is told what it loses.
FREE     := $(if $(findstring __x86_64__ 1,$(shell $(CC) -fcall-used-rbx \
              -dM -E -x c /dev/null 2>&-)),rbx r12 r13 r14 r15)
$(O)/obj/vm/core/threaded_%.o: private COMPILE += \
    $(addprefix -fcall-used-,$(FREE))
empty :=
comma := ,
$(O)/obj/vm/core/exec_threaded.o: private COMPILE += \
    -DTHREADED_CLOBBERS='$(subst $(empty) $(empty),$(comma),$(patsubst \
    %,"%",$(FREE) memory))'

$(O)/obj/tests/unit/%.o: private COMPILE += \
    $(shell $(PKG_CONFIG) --cflags $(CHECKED))
$(O)/unit/%: $(O)/obj/tests/unit/%.o $(O)/obj/tests/unit/test.o \
             $(O)/libtramoya.a
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(LINK) -o $@ $(filter %.o,$^) \
	    $(O)/libtramoya.a $(LIBS) \
	    $(shell $(PKG_CONFIG) --libs $(CHECKED))

# Fuzzers; tests/fuzz/fuzz_all.sh asks for them, with flags of its own.
$(O)/fuzz/fuzz_insn: $(call object,tests/fuzz/program.c \
    $(foreach f,insn_item insn_emit insn_sreg common_value dice,\
        tests/differential/$f.c))
$(O)/fuzz/fuzz_kernel: $(call object,tests/fuzz/kernel.c \
    tests/fuzz/kernel_part.c tests/fuzz/kernel_value.c)
HOSTED := $(foreach f,hosted hosted_check hosted_neighbour hosted_stale \
            hosted_tower hosted_wild kernel kernel_part kernel_value,tests/fuzz/$f.c)
$(O)/unit/test_hosted_kernels: $(call object,$(HOSTED))
$(O)/fuzz/fuzz_hosted: private LIBS += -lcmocka
$(O)/fuzz/fuzz_hosted: $(call object,$(HOSTED))
$(O)/fuzz/%: $(O)/obj/tests/fuzz/%.o $(O)/obj/tests/fuzz/sandbox.o \
             $(O)/libtramoya.a
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(LINK) -fsanitize=fuzzer -o $@ $(filter %.o,$^) \
	    $(O)/libtramoya.a $(LIBS)

# Random kernels on the hypervisor in MMIXAL; tests/hypervisor1/*.sh ask for it.
$(O)/hypervisor1/compare: $(call object,tests/hypervisor1/compare.c tests/hypervisor1/pair.c \
    tests/fuzz/kernel.c tests/fuzz/kernel_part.c tests/fuzz/kernel_value.c) \
    $(O)/libtramoya.a
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(LINK) -o $@ $^ $(LIBS)

# What tests/bench/*.sh ask for, each of one file.
$(O)/bench/%: $(O)/obj/tests/bench/%.o $(O)/libtramoya.a
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(LINK) -o $@ $^ $(LIBS)

# The kernel on many hypervisors; tests/tower/*.sh ask for it.
$(O)/tower/wild: $(call object,tests/fuzz/kernel.c tests/fuzz/kernel_part.c \
    tests/fuzz/kernel_value.c)
$(O)/tower/%: $(O)/obj/tests/tower/%.o $(O)/libtramoya.a
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(LINK) -o $@ $^ $(LIBS)

# A program that compares X with the reference: compare_X.c, X_*.c, and what
# they share: common_*.c, dice.c.
.SECONDEXPANSION:
$(O)/differential/compare_%: $$(call object,$$(wildcard \
    tests/differential/compare_$$*.c tests/differential/$$*_*.c \
    tests/differential/common_*.c tests/differential/dice.c)) \
    $(O)/libtramoya.a
	$(call say,LINK,$@)
	$(Q)mkdir -p $(@D) && $(LINK) -o $@ $^ $(LIBS)

# A file that holds a text, touched only when the text changes.
remember = $(Q)mkdir -p $(@D); printf '%s\n' '$1' | cmp -s - $@ || \
           printf '%s\n' '$1' >$@
$(O)/compile.txt: FORCE
	$(call remember,$(COMPILE))
$(O)/prefix.txt: FORCE
	$(call remember,$(PREFIX))

$(O)/share/tramoya.1:    private TOPIC = --man
$(O)/share/tramoya.bash: private TOPIC = --completion=bash
$(O)/share/_tramoya:     private TOPIC = --completion=zsh
$(O)/share/mmix.vim:     private TOPIC = --vim
$(SHARE): $(O)/tramoya
	$(call say,MAKE,$@)
	$(Q)mkdir -p $(@D) && $< help $(TOPIC) >$@.new && mv $@.new $@

# The kernel: its files in this order, each knows those before it.
KERNEL := $(patsubst %,examples/kernel/%.mms,layout boot trap fault memory \
            process timer console calls handles read write disk room store \
            files loader start)
$(O)/examples/kernel.mmo: $(KERNEL) $(O)/tramoya
	$(call say,MAKE,examples/kernel.mmo)
	$(Q)mkdir -p $(@D) && \
	    SOURCE_DATE_EPOCH=0 $(O)/tramoya asm -g -o $@ $(KERNEL)

# The hypervisor, likewise; its loader is the kernel's.
HYPERVISOR := $(patsubst %,examples/hypervisor/%.mms,world enter fast why \
                emulate reflect masked ring nested walk shadow space device \
                console disk clock register schedule boot guest) \
                examples/kernel/loader.mms
$(O)/examples/hypervisor.mmo: $(HYPERVISOR) $(O)/tramoya
	$(call say,MAKE,examples/hypervisor.mmo)
	$(Q)mkdir -p $(@D) && \
	    SOURCE_DATE_EPOCH=0 $(O)/tramoya asm -g -o $@ $(HYPERVISOR)

-include $(patsubst %.o,%.d,$(call object,$(SOURCES) tests/unit/test.c \
           $(TESTS) $(wildcard tests/differential/*.c tests/fuzz/*.c \
           tests/tower/*.c)))

# --- what a build needs ----------------------------------------------------

# The libraries have to be there before make reads their flags, so the
# targets that may install something do it first and call make again.
need-build: ; @tests/tools/deps --have build '$(PKG_CONFIG)' '$(CC)'
need-check: ; @tests/tools/deps --have check '$(PKG_CONFIG)' '$(CC)'
get-build get-check: get-%:
	$(Q)$(if $(filter no,$(DEPS)),:,tests/tools/deps --have $* \
	    '$(PKG_CONFIG)' '$(CC)' >/dev/null 2>&1 || tests/tools/deps $*)

deps: ## install what is missing on Debian, for building and checking
	tests/tools/deps build
	tests/tools/deps check

# --- checking --------------------------------------------------------------

# What the scripts under tests/ need to know.
export TRAMOYA = $(abspath $(O)/tramoya)
export OUT     = $(abspath $(O))
export C_OBJECTS PKG_CONFIG CC JOBS SAN
RUN = tests/run

check: get-check ## all tests: a few minutes at most
	$(Q)$(MAKE) --no-print-directory run-check

run-check: need-check all $(UNIT) $(O)/hypervisor1/compare \
           $(addprefix $(O)/tower/,tower wild)
	$(Q)tests/tools/layers
	$(Q)$(if $(SAN),,tests/tools/globals $(call object,$(LIBRARY) vm/main.c))
	$(Q)$(RUN)

check-all: get-check ## the same under sanitizers and clang; fuzzing; style
	$(Q)tests/tools/check-all

bench: all ## the measurements under tests/bench
	$(Q)$(RUN) bench

tower: all $(O)/tower/tower ## what 0 to 4 hypervisors cost: a table, a plot
	$(Q)tests/tower/measure

fuzz: get-check ## the fuzzers under tests/fuzz, FUZZ_SECONDS each (60)
	$(Q)$(RUN) fuzz

differential: all ## comparison with Knuth's programs in MMIX_REF; SEED=, COUNT=
	$(Q)$(RUN) differential

bless: all ## make the present output the expected one; then read git diff
	$(Q)BLESS=1 $(RUN)

format-check: ## say where the sources differ from .clang-format
	$(Q)tests/tools/format-check

lint: need-check all ## layers, globals, style, static analysis, report of sizes
	$(Q)tests/tools/layers
	$(Q)tests/tools/globals $(call object,$(LIBRARY) vm/main.c)
	$(Q)tests/tools/lint
	$(Q)tests/tools/report

# --- showing ---------------------------------------------------------------

demo: get-build ## a tour in parts; `make demo-NAME` shows one part
	$(Q)$(MAKE) --no-print-directory all
	$(Q)tests/tools/demo

demo-%: get-build
	$(Q)$(MAKE) --no-print-directory all
	$(Q)tests/tools/demo $*

# --- installing ------------------------------------------------------------

# where a file of $(O)/share goes, below PREFIX
INSTALLED = bin/tramoya share/man/man1/tramoya.1 \
            share/bash-completion/completions/tramoya \
            share/zsh/site-functions/_tramoya share/tramoya
TO = $(DESTDIR)$(PREFIX)

install: all ## install below PREFIX (/usr/local), or DESTDIR/PREFIX
	install -D $(O)/tramoya $(TO)/bin/tramoya
	install -D -m644 $(O)/share/tramoya.1 $(TO)/share/man/man1/tramoya.1
	install -D -m644 $(O)/share/tramoya.bash \
	    $(TO)/share/bash-completion/completions/tramoya
	install -D -m644 $(O)/share/_tramoya \
	    $(TO)/share/zsh/site-functions/_tramoya
	install -D -m644 $(O)/share/mmix.vim \
	    $(TO)/share/tramoya/vim/syntax/mmix.vim
	mkdir -p $(TO)/share/tramoya
	cp -R examples $(TO)/share/tramoya/
	install -m644 $(O)/examples/kernel.mmo $(O)/examples/kernel.mmd \
	    $(TO)/share/tramoya/examples/kernel/
	install -m644 $(O)/examples/hypervisor.mmo \
	    $(O)/examples/hypervisor.mmd $(TO)/share/tramoya/examples/hypervisor/
	chmod -R u+w,a+rX $(TO)/share/tramoya

uninstall: ## remove what install put there
	rm -rf $(addprefix $(TO)/,$(INSTALLED))

clean: ## remove the build folder
	rm -rf $(O)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | \
	    expand -t 22

FORCE:
.DEFAULT_GOAL = all
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: FORCE all bench bless check check-all clean demo deps differential \
        format-check fuzz get-build get-check help install lint need-build \
        need-check run-check tower uninstall
