Third   JMP     Main
        JMP     2B
