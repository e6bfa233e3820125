# 5 "first.mms"
Main	ADD	$1,$2,$3	a comment; not code
# 70 "second.mms"
 SUB $1,$2,3;MUL $4,$5,6 ; DIV $7,$8,9% more
* a line of comment
# 1 "first.mms"

é  IS 1;   BYTE é,"é",'e'
 BYTE	"tab	in",'"',"'",''' ; BYTE ""
