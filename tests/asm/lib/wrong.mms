Other   JMP     Elsewhere
