// Package git reads what authors wrote as it stood at a revision of the site's
// Git repository.
//
// It asks the git program, the one place beside the command where another
// program is run, for objects and never for files: what comes back is byte for
// byte what was committed, whatever attributes and settings would make of it on
// the way to a disk. It changes nothing, in the folder or in the repository. It
// knows where authors' files are and nothing of what is in them.
package git

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"regexp"
	"strings"

	"involve/internal/content"
)

// An Error says why a revision cannot be read, and what to do about it.
type Error struct {
	Message string
	Hint    string // may be empty
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Tree returns the site's folder as it stood where the work in it left a
// revision, which is the revision itself unless that went on since: its settings
// and every Markdown file below content/. The folder may be anywhere in its
// repository. When it held no site then, the tree has an empty content folder.
//
// The revision is anything that git knows as one: a branch, a tag, HEAD~2. It
// cannot become an option of git. The error is an [*Error] when it is something
// that the person at the keyboard can mend.
func Tree(dir, revision string) (fs.FS, error) {
	r := repository{dir}
	commit, err := r.base(revision)
	if err != nil {
		return nil, err
	}
	prefix, err := r.run(nil, "rev-parse", "--show-prefix")
	if err != nil {
		return nil, err
	}
	folder := strings.TrimSuffix(string(prefix), "\n")
	list, err := r.run(nil, "ls-tree", "-r", "-z", "--full-tree", commit, "--", folder+content.Root)
	if err != nil {
		return nil, err
	}
	entries := parse(list, folder)
	data, err := r.blobs(entries)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for i, e := range entries {
		if !e.link {
			files[e.path] = data[i]
		}
	}
	for found := true; found; { // a link may lead to another
		found = false
		for i, e := range entries {
			if to, ok := files[path.Join(path.Dir(e.path), string(data[i]))]; ok && e.link && files[e.path] == nil {
				files[e.path], found = to, true
			}
		}
	}
	return newTree(files), nil
}

// A repository is the one that a folder is in.
type repository struct {
	dir string
}

var object = regexp.MustCompile(`^[0-9a-f]{40,64}$`)

// base finds the commit at which the work in the folder left a revision: what
// came to that since is no change of the author's. It is the revision's own
// commit where the two have none in common.
func (r repository) base(revision string) (string, error) {
	id, err := r.commit(revision)
	if err != nil {
		return "", err
	}
	out, err := r.run(nil, "merge-base", id, "HEAD")
	if common := strings.TrimSpace(string(out)); err == nil && object.MatchString(common) {
		return common, nil
	}
	return id, nil
}

// commit finds the commit that a revision means.
func (r repository) commit(revision string) (string, error) {
	// Git has no names that begin with a hyphen, only options.
	if !strings.HasPrefix(revision, "-") && !strings.Contains(revision, "\x00") {
		out, err := r.run(nil, "rev-parse", "--verify", "--quiet", revision+"^{commit}")
		if id := strings.TrimSpace(string(out)); err == nil && object.MatchString(id) {
			return id, nil
		}
		if fault := (*Error)(nil); errors.As(err, &fault) {
			return "", err
		}
	}
	// What is wrong with the folder is said first.
	shallow, err := r.run(nil, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return "", err
	}
	e := &Error{fmt.Sprintf("there is no revision %q in the Git repository", revision), "name a branch, a tag or a commit that git log shows, such as main"}
	remote, branch, isRemote := strings.Cut(revision, "/")
	switch {
	case isRemote && remote == "origin" && plain.MatchString(branch):
		e.Hint = "fetch it first: git fetch origin " + branch
	case strings.TrimSpace(string(shallow)) == "true":
		e.Hint = "only the newest part of the history is here; fetch the rest first: git fetch --unshallow"
	}
	return "", e
}

// plain are names of branches that can be put into a hint as they are.
var plain = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/-]*$`)

// An entry is one file of a commit.
type entry struct {
	path   string // from the site's folder
	object string
	link   bool // a symbolic link, whose text is where it leads
}

// parse reads what ls-tree says and keeps what authors wrote: names that stand
// for other repositories, and images and documents, are left out.
func parse(list []byte, folder string) (entries []entry) {
	for line := range strings.SplitSeq(string(list), "\x00") {
		about, name, ok := strings.Cut(line, "\t")
		fields := strings.Fields(about)
		name, inside := strings.CutPrefix(name, folder)
		if !ok || !inside || len(fields) != 3 || fields[1] != "blob" || !fs.ValidPath(name) {
			continue
		}
		if name == content.SettingsPath || strings.HasPrefix(name, content.Root+"/") && path.Ext(name) == ".md" {
			entries = append(entries, entry{name, fields[2], fields[0] == "120000"})
		}
	}
	return entries
}

// blobs reads the bytes of all entries, in their order.
func (r repository) blobs(entries []entry) ([][]byte, error) {
	var ask bytes.Buffer
	for _, e := range entries {
		fmt.Fprintln(&ask, e.object)
	}
	out, err := r.run(&ask, "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	in := bufio.NewReader(bytes.NewReader(out))
	data := make([][]byte, len(entries))
	for i, e := range entries {
		head, err := in.ReadString('\n')
		if err != nil {
			return nil, fmt.Errorf("read %s from git: %w", e.path, err)
		}
		var id, kind string
		var size int
		if n, _ := fmt.Sscan(head, &id, &kind, &size); n != 3 || kind != "blob" {
			return nil, fmt.Errorf("read %s from git: %s", e.path, strings.TrimSpace(head))
		}
		data[i] = make([]byte, size)
		if _, err = io.ReadFull(in, data[i]); err == nil {
			_, err = in.Discard(1) // the line's end after each
		}
		if err != nil {
			return nil, fmt.Errorf("read %s from git: %w", e.path, err)
		}
	}
	return data, nil
}

// owned finds the folder in git's words about one that belongs to somebody else.
// A name that a shell would read otherwise is left out.
var owned = regexp.MustCompile(`repository at '([A-Za-z0-9/._-]+)'`)

// run runs git in the folder and returns what it prints.
func (r repository) run(in io.Reader, args ...string) ([]byte, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Stdin = r.dir, in
	// A hook of another repository names that one. The folder's own counts.
	for _, v := range cmd.Environ() {
		if name, _, _ := strings.Cut(v, "="); name != "GIT_DIR" && name != "GIT_WORK_TREE" && name != "GIT_PREFIX" {
			cmd.Env = append(cmd.Env, v)
		}
	}
	// Nothing is written, messages are those looked for below, and a name with
	// a star or a colon is only a name.
	cmd.Env = append(cmd.Env, "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C", "GIT_LITERAL_PATHSPECS=1")
	out, err := cmd.Output()
	if err == nil {
		return out, nil
	}
	exit := (*exec.ExitError)(nil)
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, &Error{"git is not installed, and what was committed can only be read with it", "install it from git-scm.com, or with the packages of your system"}
	case !errors.As(err, &exit):
		return nil, fmt.Errorf("run git: %w", err)
	}
	said := string(exit.Stderr)
	switch {
	case strings.Contains(said, "not a git repository"):
		where := fmt.Sprintf("the folder %q", r.dir)
		if path.Clean(r.dir) == "." {
			where = "this folder"
		}
		return nil, &Error{where + " is not in a Git repository", "run involve in a clone of the repository, or name its folder with --site"}
	case strings.Contains(said, "dubious ownership"):
		e := &Error{"git does not read this repository, because its folder belongs to somebody else", "if you trust it, tell git so: git config --global --add safe.directory FOLDER"}
		if m := owned.FindStringSubmatch(said); m != nil {
			e.Hint = strings.Replace(e.Hint, "FOLDER", m[1], 1)
		}
		return nil, e
	}
	first, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimPrefix(first, "fatal: "))
}
