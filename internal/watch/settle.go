package watch

import "time"

const (
	settleOne  = 10 * time.Millisecond // after a change to one file: a save may be several writes
	settleMany = 50 * time.Millisecond // after a change to the last of several
	settleMost = time.Second           // after the first of those that do not end
)

// settle turns the paths of changes into signals, one for a file that is saved
// or for a burst, until closing is closed. A signal that is still waiting to be
// received stands for later ones as well.
func settle(changes <-chan string, signals chan<- struct{}, closing <-chan struct{}) {
	var (
		pending     bool
		first       string
		many        bool
		quiet, most = stopped(), stopped()
	)
	for {
		select {
		case path := <-changes:
			if !pending {
				pending, first, many = true, path, false
				most.Reset(settleMost)
			}
			many = many || path != first
			if many {
				quiet.Reset(settleMany)
			} else {
				quiet.Reset(settleOne)
			}
			continue
		case <-quiet.C:
		case <-most.C:
		case <-closing:
			return
		}
		pending = false
		quiet.Stop()
		most.Stop()
		select {
		case signals <- struct{}{}:
		default:
		}
	}
}

func stopped() *time.Timer {
	t := time.NewTimer(settleMost)
	t.Stop()
	return t
}
