% layout.mms - the map of memory, and what a process is.
%
%       #000000   what the entry needs (trap.mms), in reach of one SETH
%       #010000   the kernel: instructions, data
%       #0a0000   the store's cache: store.mms, room.mms, disk.mms
%       #0e0000   the processes' records
%       #0e8000   a piece of a line of output for each process; a file's name
%       #100000   page tables' first blocks: 16 for each of 16 processes
%       #300000   the map of the frames, and the frames: what programs get, with
%                 the rest of their page tables
%       top       put there by the machine: the kernel's register stack, its
%                 command line, the archive of programs
%
% Addresses are physical; the kernel uses them with the sign, since a negative
% address is not translated.

Sign    IS    #8000000000000000
Entry   IS    Sign+#000000
Kernel  IS    Sign+#010000
Records IS    Sign+#0e0000
Lines   IS    Sign+#0e8000    512 bytes for each process
Name    IS    Sign+#0ec000
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

% Pages have 8 KiB.  The segments have 3, 3, 5 and 4 blocks of tables, so that a
% page number in them has as many digits of 10 bits at most: programs in C have
% their stack at the end of segment 2, and 61 bits of address take 5.  rV says
% where each segment's blocks end, and how many bits an address has in a page:
%
%       b1 b2 b3 b4 |  s=13  | root, a physical address |  n  | 0
%        4  4  4  4      8                27 bits          10   3
PageBits IS   13
PageSize IS   1<<13
Segment1 IS   3
Segment2 IS   6
Segment3 IS   11
Segments IS   15
Levels  IS    ((Segment1<<4+Segment2)<<4+Segment3)<<4+Segments  b1 to b4 of rV

% In the page at Entry.
E_Regs  IS    0               $250 to $254 of whoever was interrupted
E_Current IS  40              the process that runs
E_Kernel IS   48              what UNSAVE wants: the kernel's context
E_Reason IS   56              why the kernel was entered: R_Forced, ...
E_Root  IS    64              the first block of the process's tables,
E_Bits  IS    72              and its n, as a table's entry has it
E_Mask  IS    80              rK while a user runs
E_Scratch IS  88
E_Spares IS   96              8 times the number of spare frames, and
E_Spare IS    104             their addresses, room for 8 (Frame:Spare)
E_First IS    168             bytes: where each segment's blocks begin, and end

% Reasons to enter the kernel: two sorts of trap, and where both may lead.
R_Forced IS   0
R_Dynamic IS  1
R_Lost  IS    2               there is no place for its registers
R_Greedy IS   3               it left no registers to the kernel
R_Boot  IS    4

% A process is a record of so many bytes, at Records.
Processes IS  16
P_Size  IS    1024
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
P_Done  IS    112             how far its call has come, in bytes
P_Line  IS    120             console: how much of a line is kept back
P_Bits  IS    128             its n, as an entry of a table has it
P_Handles IS  256             256 bytes: the number of an open file, and
P_Modes IS    512             256 bytes: what it is open for; 0: it is closed

% States of a process.
Free    IS    0
Ready   IS    1
Again   IS    2               its call is to be tried again when it can be

% Numbers of open files: 1 to 63 are on the disk, and three are not.
H_Input IS    64
H_Output IS   65
H_Error IS    66
