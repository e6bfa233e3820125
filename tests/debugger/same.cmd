goto 4300
break user:Main
continue
next
next
next
next
next
step
next
finish
next 5
reverse-next
reverse-next
reverse-next 3
reverse-finish
goto 20000
next
next
next
finish
finish
backtrace
reverse-finish
reverse-next
info line
continue
reverse-continue
reverse-continue
delete
goto 60000
next 3
until @+8
registers all
print rK, rQ, rWW, rI, rV, $255, $254
watch rJ
continue
continue
reverse-continue
delete
watch $255
continue
continue
reverse-continue
delete
watch M8[#8000000000020000]
continue
delete
goto 10
watch M8[#8000000003fec008]
continue
continue
reverse-continue
delete
goto 4350
watch M8[#8000000000020008]
watch walk 0
continue
continue
reverse-continue
reverse-continue
delete
goto 5000
watch M8[Records]
continue
reverse-continue
reverse-continue
