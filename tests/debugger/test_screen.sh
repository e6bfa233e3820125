# The debugger's screen on a terminal: tmux is the terminal.
. "$TOP/tests/tools/script.sh"

command -v tmux >/dev/null || { echo 'there is no tmux'; exit 77; }
"$TRAMOYA" debug --keys /dev/null "$TOP/tests/debugger/count.mms" >/dev/null ||
    fail 'the screen does not even work without a terminal'
if ! pkg-config --exists ncursesw; then
    echo 'there is no ncurses'
    exit 77
fi

cp "$TOP"/tests/debugger/*.mms .
echo 'Main JMP Main' >spin.mms
cat >flood.mms <<'END'
Main GETA $255,Text
     TRAP 0,Fputs,StdOut
     JMP  Main
Text BYTE "flood",10,0
END
unset TMUX TRAMOYA_HISTORY

# A server of our own, in this folder, ends with us.
terminal()
{
    tmux -S "$PWD/socket" -f /dev/null "$@"
}
trap 'terminal kill-server 2>/dev/null' EXIT

# Begin a shell on a terminal of $1 columns and $2 rows.
begin()
{
    terminal kill-server 2>/dev/null
    terminal new-session -d -x "$1" -y "$2" "env PS1='ready> ' sh" ||
        fail 'tmux gives no terminal'
    await 'ready>'
    keys 'before=$(stty -g)' Enter
}

keys()
{
    terminal send-keys "$@"
}

screen()
{
    terminal capture-pane -p
}

# Wait until the screen has a line that matches $1.
await()
{
    tries=0
    until screen | grep -q -e "$1"; do
        tries=$((tries + 1))
        [ $tries -lt 500 ] || { screen; fail "this does not come: $1"; }
        sleep 0.02
    done
}

# Wait until the shell asks for a command.
await_shell()
{
    tries=0
    until screen | grep . | tail -n 1 | grep -q '^ready>$'; do
        tries=$((tries + 1))
        [ $tries -lt 500 ] || { screen; fail 'the shell does not come back'; }
        sleep 0.02
    done
}

# The shell has its terminal back as it was, and the status is $1.
is_restored()
{
    await_shell
    keys 'echo $? $([ "$(stty -g)" = "$before" ] && echo as it was)' Enter
    await "^$1 as it was"
    keys clear Enter
}

debug="$TRAMOYA debug"

# Keys, and the end.
begin 80 24
keys "$debug count.mms" Enter
await '> source: count.mms ='
keys s s
await '|\* \$3  '
keys S
await '^PAST, 1 step back'
keys F11 F11
await '^3 #'
keys q
await '^:quit'
keys Enter
is_restored 0

# Another size, also a tiny one, and back.
keys "$debug count.mms" Enter
await '> source: count.mms ='
terminal resize-window -x 150 -y 45
await '- stack: 2 of 256'
terminal resize-window -x 20 -y 5
await '^> source: count.mms'
terminal resize-window -x 80 -y 24
await '- console: what was printed'

# Ctrl-Z lets the shell go on, and the debugger later.
keys C-z
await 'Stopped'
keys 'fg' Enter
await '> source: count.mms ='
keys c
await '^over: the program has ended with status 7'
keys q Enter
is_restored 0

# A guest that never ends shows how far it is, and Ctrl-C stops it.
keys "$debug spin.mms" Enter
await '> source: spin.mms ='
keys c
await '^running: [0-9]* instructions'
keys C-c
await '^interrupted'
keys q Enter
is_restored 0

# So does one that floods its console, which stands in its pane meanwhile.
keys "$debug --history-mem 16M flood.mms" Enter
await '> source: flood.mms ='
keys c
await '^running: '
await '|flood'
keys C-c
await '^interrupted'
keys s
await '^> step'
keys q Enter
is_restored 0

# What kills us leaves the terminal as it was: a signal, a crash of ours.
shell=$(terminal display-message -p '#{pane_pid}')
for signal in TERM:143 HUP:129 SEGV:139 ABRT:134 QUIT:131; do
    keys "$debug spin.mms" Enter
    await '> source: spin.mms ='
    kill -"${signal%:*}" $(cat "/proc/$shell/task/$shell/children")
    is_restored "${signal#*:}"
done

# Without colours the same characters are there.
keys "NO_COLOR=1 TERM=vt100 $debug count.mms" Enter
await '> source: count.mms ='
keys s s
await '|\* \$3  '
keys q Enter
is_restored 0

# Lines, if they are asked for, and where there is no screen.
for lines in "$debug --cli" "TERM=dumb $debug"; do
    keys "$lines count.mms" Enter
    await '^(tramoya)'
    keys quit Enter
    is_restored 0
done
