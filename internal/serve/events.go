package serve

import (
	"fmt"
	"net/http"
	"time"
)

// heartbeat is how often a stream says that it lives, so that a connection
// which was cut without a word is found out.
const heartbeat = 15 * time.Second

// events tells a browser, once, that the page it has is not the newest any
// more: at once when it missed that, else when it happens. The browser says
// with since which generation it has, also when it comes back.
func (g *generation) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	c := http.NewResponseController(w)
	send := func(text string) bool {
		_, err := fmt.Fprint(w, text)
		return err == nil && c.Flush() == nil
	}
	// A browser that loses the program comes back soon after it is started again.
	if !send("retry: 500\n\n") {
		return
	}
	// Without data an event counts for nothing.
	const changed = "event: changed\ndata: reload\n\n"
	if r.FormValue("since") != g.id {
		send(changed)
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		select {
		case <-g.replaced:
			send(changed)
			return
		case <-beat.C:
			if !send(":\n\n") {
				return
			}
		case <-r.Context().Done():
			return
		}
	}
}
