# debug.sh MEMORY FILE.mmo - run a program in the debugger, with MEMORY for the
# past, and let standard output have what the program prints, and nothing else.
exec "$TRAMOYA" debug --cli --history-mem "$1" --output /dev/fd/3 \
    -e continue run "$2" 3>&1 >/dev/null </dev/null
