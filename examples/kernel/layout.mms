% layout.mms - the map of memory, and what a process is.
%
%       #000000   what the entry needs (trap.mms), in reach of one SETH
%       #002000   the kernel's own context and register stack
%       #010000   the kernel: instructions, data
%       #100000   page tables' first blocks: 16 for each of 16 processes
%       #300000   frames, up to what the machine has put at the top of RAM
%                 (its archive of programs, command line, first stack)
%
% Addresses are physical; the kernel uses them with the sign.

Sign    IS    #8000000000000000
Entry   IS    Sign+#000000
Stack   IS    Sign+#002000
Kernel  IS    Sign+#010000
Roots   IS    Sign+#100000
Frames  IS    Sign+#300000

% Devices: a page each, of octabyte registers.
Power   IS    Sign+#1000000000000    write: end with that status
RAM     IS    Sign+#1000000000008    its size
Input   IS    Sign+#1000000002000    read: the next byte or -1; write: a byte
Console IS    Sign+#1000000002008    status: 1 something is there, 2 the end
Typing  IS    Sign+#1000000002010    1: ask for attention when input comes
Sector  IS    Sign+#1000000004000    the disk's registers
Place   IS    Sign+#1000000004008    physical address
Count   IS    Sign+#1000000004010    sectors
Command IS    Sign+#1000000004018    1 read, 2 write, 3 flush
Status  IS    Sign+#1000000004020    0 done, 1 busy, else it failed
Sectors IS    Sign+#1000000004028    how many there are

% Pages have 8 KiB.  A segment has 4, 4, 3 or 4 blocks of tables, so that a
% page number in it has as many digits (of 10 bits) at most.
PageBits IS   13
PageSize IS   1<<13
Levels  IS    #48bf           b1 b2 b3 b4 of rV

% A process is a record of so many bytes in the table Process:Table.
Processes IS  16
P_Size  IS    512
P_State IS    0               Free, Ready, ...
P_Number IS   8               as people see it, from 1
P_RV    IS    16              rV: its root, its n
P_Root  IS    24              its root, a kernel's address
P_Context IS  32              what UNSAVE wants
P_BB    IS    40              rBB rWW rXX rYY rZZ as the trap left them
P_WW    IS    48
P_XX    IS    56
P_YY    IS    64
P_ZZ    IS    72
P_Name  IS    80              address of its name, in the archive
P_Arguments IS 88             how many, with the name
P_Object IS   96              its object file, a kernel's address, and
P_Length IS   104             the length in bytes
P_Line  IS    112             console: how much of a line is kept back
P_Handles IS  256             256 bytes: 0 closed, else an open file's number

% States of a process.
Free    IS    0
Ready   IS    1
Again   IS    2               its call is to be tried again when it can be
