r       IS      $7
x       IS      -3*(2+#ff<<8)|~5^#f&'a'
y       IS      x//10+x%7/3>>2
z       GREG    x-y
        OCTA    &x,r-r+1,-(x),+y,~(z-$200)
Main    ADDU    r,r+1,x&#ff
        LDO     $(r-$0+1),z
        ORL     $0,(@&#ffff)
