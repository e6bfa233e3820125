echo in front
step 2

# behind
step
