# script.sh - what the scripts tests/*/test_*.sh read first.
#
# They run in an empty folder of their own, with TRAMOYA, TOP and BLESS set
# (tests/tools/run-one).  The first failed expectation ends the script.

fail()
{
    echo "$*"
    exit 1
}

# Run a command; its status must be $1.  Its output is in ./out and ./err.
expect()
{
    wanted=$1
    shift
    "$@" >out 2>err </dev/null
    status=$?
    [ "$status" -eq "$wanted" ] && return
    sed 10q err
    fail "status $status instead of $wanted: $*"
}

# The output, or what was reported, of the last command matches a pattern.
out_has()
{
    grep -q -e "$1" out && return
    sed 20q out
    fail "this is not in the output of the last command: $1"
}

err_has()
{
    grep -q -e "$1" err && return
    sed 20q err
    fail "this is not in what the last command reported: $1"
}

err_has_not()
{
    ! grep -q -e "$1" err || fail "this should not be reported: $1"
}

# Wait until the process $1, which is called $2, has become a TRAMOYA that
# catches signals: its guest is about to run.
await_guest()
{
    tries=0
    # SigCgt is a mask of the signals that are caught; SIGINT is its bit 1.
    until [ "/proc/$1/exe" -ef "$TRAMOYA" ] &&
        grep -q '^SigCgt:.*[2367abef]$' "/proc/$1/status"; do
        tries=$((tries + 1))
        [ $tries -lt 500 ] || fail "$2 does not begin to run: $(cat err)"
        sleep 0.02
    done
}
