% world.mms - the map of memory: whose is what, and what a guest is.
%
%       #000000   variables (E_...), in reach of one SETH
%       #002000   Counts: what every exit was, and how dear
%       #004000   our register stack
%       #010000   the hypervisor: instructions, data
%       #080000   the guests' records, 16 KiB each
%       #100000   the guests' kernel: its object file
%       #200000   the pool: shadow tables, an equal part for each guest
%       #800000   the guests' memory, in equal parts, up to the top of RAM
%
% Addresses are physical; we use them with the sign.  A guest has addresses of
% three kinds, and code that mixes them up is wrong, so they have names:
%
%       va    what its instructions say
%       gpa   what it believes to be physical: 0 to G_Size
%       pa    where that really is: G_Base + gpa

Sign    IS    #8000000000000000
Entry   IS    Sign+#000000
Counts  IS    Sign+#002000
Stack   IS    Sign+#004000
Code    IS    Sign+#010000
Records IS    Sign+#080000
Object  IS    Sign+#100000
Pool    IS    Sign+#200000
PoolEnd IS    Sign+#800000
Ours    IS    #800000         bytes of RAM that are ours
MostObject IS #100000
MostGuests IS 8

PageBits IS   13
PageSize IS   1<<13

% Devices (the kernel's layout.mms says more): of the machine, and, with the
% sign away, of a guest.
Devices IS    #1000000000000
Power   IS    Sign+Devices+#0000
Input   IS    Sign+Devices+#2000
Console IS    Sign+Devices+#2008
Disk    IS    Sign+Devices+#4000

% Special register 32, which mmixal does not know by name.
rVV     IS    32

% --- variables --------------------------------------------------------------

% At Entry, reached with $255 alone or with the register `base'.
E_World IS    0               the current guest's world: its record
E_Watch IS    8               rI when the exit began
E_Kind  IS    16              what this exit is: an offset in Counts
E_Guests IS   24              how many there are
E_Alive IS    32              and how many have not ended
E_RAM   IS    40              the machine's RAM in bytes
E_Archive IS  48              the archive, an address; its length
E_Length IS   56
E_Line  IS    64              the command line
E_Latency IS  72              of a guest's disk, in its instructions
E_Slice IS    80              instructions of a turn, if there are others
E_Room  IS    88              bytes of memory of each guest
E_Octa  IS    96              an octa to load fields from, and store to
E_Mask  IS    104             the real rK of the current guest
E_Fast  IS    112             its record, or 0: see fast.mms
E_Way   IS    120             how many instructions that has needed
E_Save  IS    128             $254, $253, $252

% --- a guest ----------------------------------------------------------------

% The record of a guest begins with the page that SAVE $255,4 stores: its
% world, in octas
%
%       0     rL rG rO rS rA rB rD rE rH rJ rM rP rR rW rX rY rZ
%       30    our own rG and register stack, which SAVE takes up
%       32    the globals by number; the last is rK for RESUME 2
%       288   the ring, by physical index
W_L     IS    8*0
W_G     IS    8*1
W_O     IS    8*2
W_S     IS    8*3
W_A     IS    8*4
W_B     IS    8*5
W_J     IS    8*9
W_P     IS    8*11
W_W     IS    8*13
W_X     IS    8*14
W_Y     IS    8*15
W_Z     IS    8*16
W_OurG  IS    8*30
W_OurS  IS    8*31
W_Globals IS  8*32
W_Mask  IS    8*287
W_Ring  IS    8*288
RecordSize IS 2*PageSize

% SAVE leaves octas 17 to 29 alone.  They are for a guest that is a hypervisor:
% nested.mms.
W_VV    IS    8*17            the virtual rVV,
W_Guest IS    8*18            and the virtual G
W_Map   IS    8*19            the real rVV for the guest's memory
W_Space IS    8*20            the record of rVV's present space, or 0

% Behind it, in the same page, are the virtual special registers, in the order
% of their numbers.  Most of the 32 are in the world, and their places free for
% other things.
V_      IS    8*544           from the record's begin
V_BB    IS    8*:rBB
V_C     IS    8*:rC
V_N     IS    8*:rN
V_T     IS    8*:rT
V_TT    IS    8*:rTT
V_K     IS    8*:rK
V_Q     IS    8*:rQ
V_U     IS    8*:rU           its upper half: what is counted
V_V     IS    8*:rV
V_F     IS    8*:rF
V_WW    IS    8*:rWW
V_XX    IS    8*:rXX
V_YY    IS    8*:rYY
V_ZZ    IS    8*:rZZ
% The real registers of a guest whose turn it is not.
N_BB    IS    8*0
N_WW    IS    8*1
N_XX    IS    8*2
N_YY    IS    8*3
N_ZZ    IS    8*4
N_U     IS    8*5
N_V     IS    8*6             the real rV, always: its shadow
N_VV    IS    8*10            the real rVV, always
% Its part of the pool.
V_Free  IS    8*11            the next page
V_Begin IS    8*12            the first one of those that come and go
V_End   IS    8*19
% Its disk.
V_Sector IS   8*20
V_Address IS  8*21
V_Count IS    8*23
V_Command IS  8*24
V_Status IS   8*25
V_Sectors IS  8*26
V_Line  IS    8*27            bytes of a line that was not shown yet

% Behind them, the rest of what is ours to know.
G_      IS    8*576
G_Time  IS    8*0             the virtual clock,
G_Skipped IS  8*1             and what of it SYNC 4 has skipped
G_Next  IS    8*2             when something will happen
G_Slice IS    8*3             see enter.mms
G_Fresh IS    8*4             bits of rQ that came since the last GET
G_Zero  IS    8*5             the time when rI is, was or will be zero,
G_Interval IS 8*6             and when that is an event, or Never
G_Alarm IS    8*7             or Never
G_Ready IS    8*8             when the disk will be done, or Never
G_Poll  IS    8*9             when to ask for input next, or Never
G_Program IS  8*10            program bits of the instruction in hand,
G_When  IS    8*11            if the time is still that
G_Overflow IS 8*12            when an overflow of the ring is reported, or Never
G_Shown IS    8*13            see enter.mms
G_ShownY IS   8*14
G_ShownZ IS   8*15
G_ShownWord IS 8*16
G_Base  IS    8*17            its memory: an address, bytes
G_Size  IS    8*18
G_Space IS    8*19            the record of its present space, or 0
G_Asked IS    8*20            when its software was asked to translate
G_Control IS  8*21            of its console; bytes of input, from G_First
G_First IS    8*22
G_Held  IS    8*23
G_Ended IS    8*24
G_State IS    8*25            Running, ...
G_Status IS   8*26            its exit status
G_Number IS   8*27
G_Usage IS    8*28            not 0: rU chooses opcodes
G_Made  IS    8*29            how many spaces it has
G_Turn  IS    8*30            the time when its turn is over

% States of a guest.
Running IS    0
Waiting IS    1               for input
Off     IS    2               it has switched itself off, or is wedged
Over    IS    3               and all is settled
Passed  IS    4               running, but its turn is over

% Behind those, 32 spaces of 4 octas; shadow.mms.
S_      IS    8*608
S_Size  IS    32
S_Most  IS    32
S_Key   IS    0               the virtual rV's s and n; or rVV's, and the sign
S_RV    IS    8               the real rV
S_Last  IS    16              the segment that was given 5 blocks last

% The record's second page: input, and output.
Queue   IS    PageSize
QueueSize IS  4096
Line    IS    PageSize+QueueSize
LineSize IS   500

% --- program bits, and bits of rQ -------------------------------------------

B_P     IS    #01             as rXX has them, shifted
B_S     IS    #02
B_B     IS    #04
B_K     IS    #08
B_N     IS    #10
B_X     IS    #20
B_W     IS    #40
B_R     IS    #80
Nonexistent IS 1<<2
Interval IS   1<<6
Overflow IS   1<<7
Alarm   IS    1<<8
Ready   IS    1<<9

% --- kinds of exits ---------------------------------------------------------

% In the order of the hosted hypervisor's exit.def; how many there were is at
% Counts, the instructions that they took are 256 bytes later.
K_LDVTS IS    8*0
K_PUT   IS    8*1
K_RESUME IS   8*2
K_RESUME2 IS  8*3
K_SAVE  IS    8*4
K_UNSAVE IS   8*5
K_SYNC4 IS    8*6             and SYNC 5 to 7 behind it
K_SYNC5 IS    8*7
K_SYNC6 IS    8*8
K_SYNC7 IS    8*9
K_GET   IS    8*10
K_Shadow IS   8*11
K_Device IS   8*14
K_Masked IS   8*15
K_Fault IS    8*16
K_Trap  IS    8*17
K_Program IS  8*18
K_Timer IS    8*19
K_Start IS    8*20            no exit: the first entry of a guest
K_Nested IS   8*21            a sensitive instruction of the guest's guest
K_Spent IS    256

% --- registers --------------------------------------------------------------

% Globals, set anew by each exit: SAVE leaves us those of the guest.
w       GREG  0               the current guest's record: its world,
v       GREG  0               its virtual special registers,
g       GREG  0               and the rest
base    GREG  Entry

% Locals, from why.mms on: all code that handles an exit has them in common.
xx      IS    $0              rXX, without the bit of guest mode
bits    IS    $1              its program bits
op      IS    $2              its opcode
where   IS    $3              rWW
y       IS    $4              rYY
z       IS    $5              rZZ
mask    IS    $6              the virtual rK when the instruction began
ran     IS    $7              how many instructions the guest has completed
to      IS    $8              where a trap goes, or whether it is forced
t       IS    $9              from here on: anything
