% load.mms - from the text of a p-code program to its bytes.
%
% The text is read twice.  The first time names are learned, the second time
% they are known, also those that are defined further down; everything else
% happens twice in the same way, so that both times each instruction gets the
% same place.
%
% The loader understands the text, and no more: it will translate a jump to
% anywhere and an operand that makes no sense.  What the bytes mean is the
% verifier's business, because in real life bytes come from elsewhere.

        LOC   Data_Segment+#1000
        GREG  @
Open    OCTA  0,TextRead
Arg     OCTA  Text,MaxText-1
Words   BYTE  "proc    "; OCTA AProc
        BYTE  "param   "; OCTA AParam
        BYTE  "local   "; OCTA ALocal
        BYTE  "result  "; OCTA AResult
        BYTE  "array   "; OCTA AArray
        BYTE  "byte    "; OCTA AByte
        OCTA  0
        GREG  @
NoFile  BYTE  "cannot be read, or is too long",#a,0
NoProc  BYTE  "no procedure",0
NoCode  BYTE  "a procedure without code comes before this",0
NoWord  BYTE  "not an instruction",0
TooMany BYTE  "too many of this",0
TooBig  BYTE  "this number is too large",0

here    GREG  0               how many bytes of code there are
proc    GREG  0               head of the current procedure
heap    GREG  0               where the next array will be

        LOC   #1000
% Load: read the file.  Returns 1 if it could be translated.
        PREFIX Load:
rj      IS    $0
n       IS    $1
t       IS    $2
:Load   GET   rj,:rJ
        STOU  :file,:Open
        LDA   $255,:Open
        TRAP  0,:Fopen,3
        BN    $255,8F
        LDA   $255,:Arg
        TRAP  0,:Fread,3
        SET   n,$255
        TRAP  0,:Fclose,3
        BNN   n,8F            all that was wanted: there may be more
        SETL  t,:MaxText-1
        ADD   n,n,t           so many bytes came (see wc)
        BN    n,8F
        LDOU  t,:Arg
        SETL  $3,0
        STBU  $3,t,n
        SETL  :symbolN,0
        SETL  :error,0
        SETL  :pass,1
        PUSHJ t,:Pass
        SETL  :pass,2
        PUSHJ t,:Pass
        BNZ   :error,9F
        PUT   :rJ,rj
        SETL  $0,1
        POP   1,0
8H      SET   $255,:file
        TRAP  0,:Fputs,:StdOut
        SETL  $4,' '
        PUSHJ $3,:PrintChar
        LDA   $255,:NoFile
        TRAP  0,:Fputs,:StdOut
        JMP   1F
9H      SET   $3,:errLine
        PUSHJ t,:Where
        SET   $255,:error
        TRAP  0,:Fputs,:StdOut
        LDA   $255,:NewLine
        TRAP  0,:Fputs,:StdOut
1H      PUT   :rJ,rj
        SETL  $0,0
        POP   1,0
        PREFIX :

% Pass: go through the text once.
        PREFIX Pass:
rj      IS    $0
word    IS    $1              and the kind of its operand
p       IS    $2
t       IS    $3
:Pass   GET   rj,:rJ
        LDOU  :src,:Arg
        SETL  :line,0
        SETL  :here,0
        SETL  :procN,0
        SETL  :arrayN,0
        SETL  :proc,0
        SETH  :heap,:Heap>>48
        INCML :heap,:Heap>>16&#ffff
NextLine ADD  :line,:line,1
NextWord PUSHJ word,:Token
        BZ    word,EndLine
        LDBU  t,:src,0        is it a label?
        CMP   t,t,':'
        BNZ   t,1F
        ADDU  :src,:src,1
        SET   $4,word
        SET   $5,:procN
        SET   $6,:here
        PUSHJ t,:Define
        JMP   NextWord

1H      LDA   p,:Words        or a word with a meaning of its own?
2H      LDOU  t,p,0
        BZ    t,3F
        CMPU  t,t,word
        BZ    t,8F
        ADDU  p,p,16
        JMP   2B
8H      LDOU  t,p,8
        PUSHGO t,t,0
        JMP   EndLine

3H      SETL  p,0             or an instruction?
        BZ    :procN,5F
4H      SLU   t,p,5
        ADDU  t,:insns,t
        LDOU  $4,t,:iName
        CMPU  $4,$4,word
        BZ    $4,6F
        ADD   p,p,1
        CMP   $4,p,:Opcodes
        PBN   $4,4B
5H      LDA   $4,:NoWord
        PUSHJ t,:Complain
        JMP   EndLine
6H      LDO   word,t,:iKind
        SET   $4,p
        SETL  $5,1
        PUSHJ t,:Emit
        BZ    word,EndLine
        SET   $4,word
        PUSHJ t,:Value
        SET   $4,t
        LDA   t,:Lengths
        LDBU  $5,t,word
        PUSHJ t,:Emit

EndLine LDBU  t,:src,0        forget the rest, it is a comment
        BZ    t,9F
        ADDU  :src,:src,1
        CMP   t,t,#a
        PBNZ  t,EndLine
        JMP   NextLine
9H      PUSHJ t,:EndProc
        BNZ   :procN,7F
        LDA   $4,:NoProc
        PUSHJ t,:Complain
7H      PUT   :rJ,rj
        POP   0,0
        PREFIX :

% Value(kind): the operand that follows in the text.
        PREFIX Value:
kind    IS    $0
rj      IS    $1
name    IS    $2
scale   IS    $3
t       IS    $4
:Value  GET   rj,:rJ
        PUSHJ name,:Token
        CMP   t,kind,:Real
        BZ    t,2F
        LDBU  t,:tok,0
        CMP   $5,t,'-'
        BZ    $5,1F
        SUBU  t,t,'0'
        CMPU  t,t,9
        BNP   t,1F
        SET   $3,name
        PUSHJ $2,:Lookup
        JMP   9F
1H      PUSHJ $2,:Number
        JMP   9F
2H      PUSHJ $2,:Number      and its scale in $3
        FLOT  $2,$2
        FLOT  t,10
        FLOT  $5,1
        JMP   4F
3H      FMUL  $5,$5,t
        SUB   scale,scale,1
4H      BP    scale,3B
        FDIV  $2,$2,$5
9H      PUT   :rJ,rj
        SET   $0,$2
        POP   1,0
        PREFIX :

% Emit(value,n): the last n bytes of value are the next code.
        PREFIX Emit:
value   IS    $0
n       IS    $1
t       IS    $2
:Emit   SL    t,n,3
        NEG   t,64,t
        SLU   value,value,t   the first byte is now leftmost
1H      SRU   t,value,56
        STBU  t,:code,:here
        SLU   value,value,8
        2ADDU t,:here,:lines
        STWU  :line,t,0
        ADD   :here,:here,1
        SUB   n,n,1
        PBP   n,1B
        POP   0,0
        PREFIX :

% What the words that are no instructions mean.
        PREFIX A:
rj      IS    $0
name    IS    $1
type    IS    $2
t       IS    $3
:AProc  GET   rj,:rJ
        PUSHJ t,:EndProc
        PUSHJ name,:Token
        SET   $4,name
        SETL  $5,0
        SET   $6,:procN
        PUSHJ t,:Define
        SLU   t,:procN,:Size
        ADDU  :proc,:procs,t
        ADD   :procN,:procN,1
        STOU  name,:proc,:pName
        STO   :here,:proc,:pStart
        STCO  0,:proc,:pParams
        STCO  0,:proc,:pResult
        STCO  0,:proc,:pLocals
        STCO  0,:proc,:pParamN
        STCO  0,:proc,:pLocalN
        SETL  $4,:Int
        PUSHJ t,:Value
        STO   t,:proc,:pDepth
        CMPU  t,t,15
        BP    t,TooBig
        CMP   t,:procN,255
        BP    t,TooMany
        JMP   Done

:AParam GET   rj,:rJ
        BZ    :proc,Outside
        PUSHJ t,Variable
        LDOU  $4,:proc,:pParams
        SLU   $4,$4,4
        OR    $4,$4,t
        STOU  $4,:proc,:pParams
        LDO   $4,:proc,:pParamN
        ADD   $4,$4,1
        STO   $4,:proc,:pParamN
        JMP   Done
:ALocal GET   rj,:rJ
        BZ    :proc,Outside
        PUSHJ t,Variable
        JMP   Done
:AResult GET  rj,:rJ
        BZ    :proc,Outside
        PUSHJ t,:Type
        STO   t,:proc,:pResult
        JMP   Done

:AArray GET   rj,:rJ
        PUSHJ name,:Token
        SET   $4,name
        SETL  $5,0
        SET   $6,:arrayN
        PUSHJ t,:Define
        PUSHJ type,:Type
        CMP   t,type,:real
        BP    t,NoType
        SETL  $4,:Int
        PUSHJ t,:Value
        SRU   $4,t,16
        BNZ   $4,TooBig
        SLU   $5,:arrayN,4    where it is, and its type as an address
        ADDU  $5,:arrays,$5
        STOU  :heap,$5,0
        ADD   $4,type,:ints-:int
        STO   $4,$5,8
        ADD   :arrayN,:arrayN,1
        STO   t,:heap,0       its length; then zeros
1H      ADDU  :heap,:heap,8
        STCO  0,:heap,0
        SUB   t,t,1
        PBNN  t,1B
        CMP   t,:arrayN,255
        BP    t,TooMany
        JMP   Done

:AByte  GET   rj,:rJ
        SETL  $4,:Int
        PUSHJ t,:Value
        SET   $4,t
        SETL  $5,1
        PUSHJ t,:Emit
Done    PUT   :rJ,rj
        POP   0,0

TooBig  LDA   $4,:TooBig
        JMP   1F
TooMany LDA   $4,:TooMany
        JMP   1F
NoType  LDA   $4,:NoType
        JMP   1F
Outside LDA   $4,:NoProc
1H      PUSHJ t,:Complain
        JMP   Done

% Variable: the next words are its name and type; returns the type.
Variable GET  rj,:rJ
        PUSHJ name,:Token
        LDO   $6,:proc,:pLocalN
        SET   $4,name
        SET   $5,:procN
        PUSHJ t,:Define
        PUSHJ type,:Type
        LDO   t,:proc,:pLocalN
        SL    $4,t,2
        SLU   $4,type,$4
        LDOU  $5,:proc,:pLocals
        OR    $5,$5,$4
        STOU  $5,:proc,:pLocals
        ADD   t,t,1
        STO   t,:proc,:pLocalN
        CMP   t,t,16
        BNP   t,1F
        LDA   $4,:TooMany
        PUSHJ t,:Complain
1H      PUT   :rJ,rj
        SET   $0,type
        POP   1,0

% EndProc: the code of the current procedure, if there is one, ends here.
:EndProc BZ   :proc,1F
        STO   :here,:proc,:pEnd
        LDO   $0,:proc,:pStart
        CMP   $0,$0,:here
        BNZ   $0,1F
        GET   $0,:rJ
        LDA   $2,:NoCode
        PUSHJ $1,:Complain
        PUT   :rJ,$0
1H      POP   0,0
        PREFIX :
