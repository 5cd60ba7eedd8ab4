# expect: nothing
   
	
  
