	LOC	#ffffffffffffff00
Main	OCTA	-1
	LOC	#2000000000000000-4
	JMP	@+4
	BYTE	1
	TETRA	#98000000
	LOC	#fffffffffffffffe
	WYDE	1,2
