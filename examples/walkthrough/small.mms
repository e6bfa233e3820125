% small.mms - a kernel that is small enough to be watched as a guest.
%
% On the bare machine it does what it says.  Under a hypervisor it traps four
% times: at its first instruction and its first STOU, since nobody has a frame
% for their pages yet; at GET of rK, which is only virtual there; and at the
% device.  README.md goes through it.

power   GREG  #8001000000000000  the device that switches off
page    GREG  #8000000000100000  memory that nobody has used yet

        LOC   #8000000000020000
Main    SETL  $1,7
        GET   $2,rK              which interrupts are enabled?
        STOU  $1,page,0          needs a frame, and a shadow entry
        LDOU  $3,page,0          needs nothing more
        SETL  $0,0
        STOU  $0,power,0         off, with status 0
        JMP   Main
