// Checks a published log with golang.org/x/mod/sumdb: nobody who wrote that knows of ours.
// main DIR VKEY: the checkpoint's signature, every entry against its tile, every leaf's inclusion, and every older checkpoint of
// DIR/history against the newest.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type head struct {
	size int64
	root tlog.Hash
}

// tiles reads C2SP paths; x/mod's own begin with the height and are else the same.
type tiles struct {
	dir   string
	size  int64
	known map[string][]byte
}

func (t *tiles) read(level int, n int64) []byte {
	width := t.size>>(height*uint(level)) - n<<height
	if width > 1<<height {
		width = 1 << height
	}
	full := tlog.Tile{H: height, L: level, N: n, W: 1 << height}.Path()
	name := strings.TrimPrefix(full, "tile/8/")
	if data, ok := t.known[name]; ok {
		return data
	}
	path := filepath.Join(t.dir, "tile", name)
	data, err := os.ReadFile(path)
	if err != nil {
		data, err = os.ReadFile(path + ".p/" + strconv.FormatInt(width, 10))
	}
	must(err)
	t.known[name] = data[:width*tlog.HashSize]
	return t.known[name]
}

// ReadHashes gives the stored hashes that x/mod's proofs are made of.
func (t *tiles) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		tile := tlog.TileForIndex(height, index)
		data := t.read(tile.L, tile.N)
		hash, err := tlog.HashFromTile(tile, data[:tile.W*tlog.HashSize], index)
		if err != nil {
			return nil, err
		}
		hashes[i] = hash
	}
	return hashes, nil
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func fail(format string, values ...any) { must(fmt.Errorf(format, values...)) }

func parse(signed []byte, verifiers note.Verifiers) head {
	opened, err := note.Open(signed, verifiers)
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	one := head{size: size}
	copy(one.root[:], root)
	return one
}

func older(dir string, verifiers note.Verifiers) []head {
	files, _ := filepath.Glob(filepath.Join(dir, "history", "*"))
	sort.Strings(files)
	var heads []head
	for _, file := range files {
		data, err := os.ReadFile(file)
		must(err)
		parts := strings.Split(strings.TrimSuffix(string(data), "\n\n"), "\n\n")
		for i := 0; i+1 < len(parts); i += 2 {
			heads = append(heads, parse([]byte(parts[i]+"\n\n"+parts[i+1]+"\n"), verifiers))
		}
	}
	return heads
}

func entries(t *tiles, n int64) [][]byte {
	name := strings.TrimPrefix(tlog.Tile{H: height, L: 0, N: n, W: 1 << height}.Path(), "tile/8/0/")
	path := filepath.Join(t.dir, "tile/entries", name)
	data, err := os.ReadFile(path)
	if err != nil {
		data, err = os.ReadFile(path + ".p/" + strconv.FormatInt(t.size%(1<<height), 10))
	}
	must(err)
	var all [][]byte
	for len(data) > 0 {
		length := int(binary.BigEndian.Uint16(data))
		all = append(all, data[2:2+length])
		data = data[2+length:]
	}
	return all
}

func main() {
	verifier, err := note.NewVerifier(os.Args[2])
	must(err)
	verifiers := note.VerifierList(verifier)
	signed, err := os.ReadFile(filepath.Join(os.Args[1], "checkpoint"))
	must(err)
	newest := parse(signed, verifiers)
	t := &tiles{dir: os.Args[1], size: newest.size, known: map[string][]byte{}}
	root, err := tlog.TreeHash(newest.size, t)
	must(err)
	if root != newest.root {
		fail("the tiles give %v, the checkpoint says %v", root, newest.root)
	}
	var bundle [][]byte
	for n := int64(0); n < newest.size; n++ {
		if n%(1<<height) == 0 {
			bundle = entries(t, n>>height)
		}
		proof, err := tlog.ProveRecord(newest.size, n, t)
		must(err)
		must(tlog.CheckRecord(proof, newest.size, newest.root, n, tlog.RecordHash(bundle[n%(1<<height)])))
	}
	heads := older(os.Args[1], verifiers)
	for _, one := range heads {
		if one.size == 0 {
			continue
		}
		proof, err := tlog.ProveTree(newest.size, one.size, t)
		must(err)
		must(tlog.CheckTree(proof, newest.size, newest.root, one.size, one.root))
	}
	fmt.Printf("%d leaves, %d older checkpoints\n", newest.size, len(heads))
}
