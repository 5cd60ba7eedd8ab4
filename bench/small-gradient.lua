-- wrk -t1 -c16 -d10s -s bench/small-gradient.lua http://localhost:8080/v1/gradient
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"inputs":{"x":[1.5,-2.0,3.25,0.5],"w":[0.5,-1.0,2.0,0.25],"b":0.1},"nodes":[{"id":"p","op":"mul","inputs":["x","w"]},{"id":"h","op":"add","inputs":["p","b"]},{"id":"e","op":"exp","inputs":["h"]},{"id":"y","op":"mean","inputs":["e"]}],"outputs":["y"]}'
