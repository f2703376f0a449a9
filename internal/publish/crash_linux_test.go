package publish

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The test binary runs itself as a child that builds, to be killed or limited.
const (
	roleVar = "PUBLISH_TEST_ROLE"
	dirVar  = "PUBLISH_TEST_DIR"
	genVar  = "PUBLISH_TEST_GENERATION"
)

func TestMain(m *testing.M) {
	dir := os.Getenv(dirVar)
	switch os.Getenv(roleVar) {
	case "generations":
		first, err := strconv.Atoi(os.Getenv(genVar))
		if err == nil {
			err = buildGenerations(dir, first)
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	case "limited":
		if err := buildLimited(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(t *testing.T, role, dir string, generation int) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), roleVar+"="+role, dirVar+"="+dir, genVar+"="+strconv.Itoa(generation))
	return cmd
}

const generationFile = "generation.txt"

// generation returns the whole site number g: 140 files that say g, of which
// some are missing in each generation, and 60 that never change.
func generation(g int) map[string]string {
	site := map[string]string{generationFile: strconv.Itoa(g)}
	for i := range 200 {
		switch {
		case i < 60:
			site[fmt.Sprintf("same/%d/%d.html", i%4, i)] = fmt.Sprintf("always %d\n", i)
		case (i+g)%7 != 0:
			site[fmt.Sprintf("pages/%d/%d.html", i%10, i)] = fmt.Sprintf("generation %d\n", g)
		}
	}
	return site
}

// buildGenerations builds one generation after another for ever. It says at
// which point it is by a line for each, four in a generation, so that the
// parent can kill it near any of them however slow the machine is.
func buildGenerations(dir string, g int) error {
	for ; ; g++ {
		fmt.Println(g, "begins")
		s, err := Begin(dir)
		if err != nil {
			return err
		}
		fmt.Println(g, "is written")
		work := make(chan string)
		site := generation(g)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				for path := range work {
					s.Write(path, []byte(site[path])) // an error comes again from Commit
				}
			})
		}
		for path := range site {
			work <- path
		}
		close(work)
		group.Wait()
		fmt.Println(g, "is committed")
		if _, err := s.Commit(); err != nil {
			return err
		}
		fmt.Println(g, "is in place")
	}
}

// whole reports the generation of a site that was read in full, or what is
// wrong with it.
func whole(site map[string]string) (int, error) {
	if _, ok := site[markName]; !ok {
		return 0, errors.New("the mark is missing")
	}
	g, err := strconv.Atoi(site[generationFile])
	if err != nil {
		return 0, err
	}
	want := generation(g)
	want[markName] = markText
	if !maps.Equal(site, want) {
		return 0, fmt.Errorf("%d files are not the %d of generation %d", len(site), len(want), g)
	}
	return g, nil
}

// unmixed reports whether the files read come all from one generation.
func unmixed(site map[string]string) error {
	seen := ""
	for path, data := range site {
		if path == generationFile {
			data = "generation " + data + "\n"
		}
		if !strings.HasPrefix(data, "generation ") {
			continue
		}
		if seen == "" {
			seen = data
		}
		if data != seen {
			return fmt.Errorf("files say both %q and %q", seen, data)
		}
	}
	return nil
}

// look opens the folder once and reads what it holds. If it was still the
// output folder after the last file, it must be one whole generation; if it
// was swapped out meanwhile it is being removed, and must not be mixed.
func look(dir string) (stayed bool, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return false, err
	}
	defer root.Close()
	site, readErr := readAll(root.FS())
	was, err := root.Stat(".")
	if err != nil {
		return false, err
	}
	is, err := os.Stat(dir)
	if err != nil {
		return false, err
	}
	if !os.SameFile(was, is) {
		return false, unmixed(site)
	}
	if readErr != nil {
		return true, readErr
	}
	_, err = whole(site)
	return true, err
}

func TestKilledBuildsLeaveOneWholeSite(t *testing.T) {
	const kills = 50
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, generation(0))

	stop := make(chan struct{})
	var reader sync.WaitGroup
	looks := 0
	reader.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			stayed, err := look(dir)
			if err != nil {
				t.Errorf("while builds run: %v", err)
				return
			}
			if stayed {
				looks++
			}
		}
	})

	last, interrupted, moved := 0, 0, 0
	for range kills {
		cmd := child(t, "generations", dir, last+1)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + rand.IntN(7) {
			if !lines.Scan() {
				t.Fatal("the child did not build")
			}
		}
		time.Sleep(rand.N(20 * time.Millisecond))
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() {
		}
		var exit *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
			t.Fatalf("the child ended with %v, want it killed", err)
		}

		site, err := readAll(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		g, err := whole(site)
		if err != nil {
			t.Fatalf("after a kill: %v", err)
		}
		if _, err := os.Lstat(placeOf(dir).new); err == nil {
			interrupted++
		}
		if g != last {
			moved++
		}
		last = g
	}
	close(stop)
	reader.Wait()
	t.Logf("%d kills: %d in the middle of a build, %d after at least one whole one; %d generations; %d whole sites read meanwhile",
		kills, interrupted, moved, last, looks)
	if interrupted == 0 || moved == 0 || looks == 0 {
		t.Error("the kills or the reader never met a build: the test shows nothing")
	}

	// What the last kill left is cleared away.
	build(t, dir, generation(last+1))
	wantAlone(t, dir)
}

// buildLimited builds with a limit on the size of files, which fails a write
// in the way a full disk does.
func buildLimited(dir string) error {
	signal.Ignore(unix.SIGXFSZ)
	const most = 64 << 10
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: most, Max: most}); err != nil {
		return err
	}
	s, err := Begin(dir)
	if err != nil {
		return err
	}
	for path, data := range generation(2) {
		if err := s.Write(path, []byte(data)); err != nil {
			return err
		}
	}
	writeErr := s.Write("feeds/large.xml", make([]byte, 3*most))
	if writeErr == nil {
		return errors.New("the limit did not work")
	}
	if _, err := s.Commit(); err != writeErr {
		return fmt.Errorf("Commit = %v, want %v", err, writeErr)
	}
	fmt.Println(writeErr)
	return nil
}

func TestFailedWriteLeavesTheOldSiteAsItWas(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	build(t, dir, generation(1))
	before := snap(t, parent)
	cmd := child(t, "limited", dir, 0)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(out), "write feeds/large.xml: file too large\n"; got != want {
		t.Errorf("the error is %q, want %q", got, want)
	}
	wantSame(t, before, snap(t, parent))
	wantAlone(t, dir)
}

func TestParentThatCannotBeWrittenIsRefused(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	build(t, dir, map[string]string{"page": "one"})
	before := snap(t, dir)
	if err := os.Chmod(parent, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(parent, 0o777) })
	done := make(chan error)
	go func() {
		// The superuser writes where it likes, unless a thread gives that up.
		// The thread ends with this goroutine, for it is never unlocked.
		runtime.LockOSThread()
		if err := dropOverride(); err != nil {
			done <- err
			return
		}
		s, err := Begin(dir)
		if err == nil {
			s.Abort()
		}
		done <- err
	}()
	err := <-done
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "write beside the output folder") {
		t.Errorf("Begin = %v, want a refusal", err)
	}
	wantSame(t, before, snap(t, dir))
	wantAlone(t, dir)
}

// dropOverride gives up this thread's right to pass over permissions.
func dropOverride() error {
	header := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	var data [2]unix.CapUserData
	if err := unix.Capget(&header, &data[0]); err != nil {
		return err
	}
	data[0].Effective &^= 1 << unix.CAP_DAC_OVERRIDE
	return unix.Capset(&header, &data[0])
}

func TestExchangeSwapsTwoFoldersInOneStep(t *testing.T) {
	tmp := t.TempDir()
	a, b := filepath.Join(tmp, "a"), filepath.Join(tmp, "b")
	if err := errors.Join(os.MkdirAll(filepath.Join(a, "was a"), 0o777), os.MkdirAll(filepath.Join(b, "was b"), 0o777)); err != nil {
		t.Fatal(err)
	}
	if err := exchange(a, b); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{filepath.Join(b, "was a"), filepath.Join(a, "was b")} {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
	if err := exchange(a, filepath.Join(tmp, "c")); !errors.Is(err, fs.ErrNotExist) || errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("exchange with nothing = %v, want %v", err, fs.ErrNotExist)
	}
}

// The holder removes the file of the lock, so one who opened it before may
// come to lock a file that has no name any more.
func TestLockHasOneHolderAtATime(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	var holders, got atomic.Int32
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 2000 {
				unlock, err := lock(name)
				if err == errBusy {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				got.Add(1)
				if n := holders.Add(1); n != 1 {
					t.Errorf("%d hold the lock, want 1", n)
				}
				runtime.Gosched()
				holders.Add(-1)
				unlock()
			}
		})
	}
	group.Wait()
	if got.Load() == 0 {
		t.Error("nobody ever held the lock")
	}
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file of the lock is left: %v", err)
	}
}
