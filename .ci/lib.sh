# What .ci/run and .ci/nightly share. To be sourced from the repository's root.
export CI=true

# Box's own OpenAPI document, where there is a copy of it: the tests then check every request and
# every answer of the emulator against it.
openapi="$(dirname "$PWD")/shared/box-openapi.json"
if [[ -z "${BOX_OPENAPI:-}" && -f "$openapi" ]]; then
	export BOX_OPENAPI="$openapi"
fi

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT

# The count of all tests so far, alone on a line.
summary() {
	node -e '
		const { readFileSync, readdirSync } = require("fs");
		const counts = readdirSync(process.argv[1]).map((name) =>
			JSON.parse(readFileSync(`${process.argv[1]}/${name}`, "utf8")));
		const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
		const failed = sum("numFailedTests") + sum("numRuntimeErrorTestSuites");
		console.log(`${sum("numPassedTests")} passed, ${failed} failed`);
	' "$results"
}

# step NAME COMMAND…: runs one step, says how long it took, and ends everything where it fails.
step() {
	local name="$1" started=$SECONDS
	shift
	printf '\n== %s\n' "$name"
	if ! "$@"; then
		printf '== %s failed after %d s\n' "$name" $((SECONDS - started))
		summary
		exit 1
	fi
	printf '== %s done in %d s\n' "$name" $((SECONDS - started))
}

# tests NAME SCRIPT [ARGUMENT…]: a step that runs jest through an npm script, and counts.
tests() {
	local name="$1" script="$2"
	shift 2
	step "$name" npm run --silent "$script" -- --json --outputFile="$results/$RANDOM-$SECONDS.json" "$@"
}

# package NAME PROGRAM…: installs Debian's package where none of the programs is there.
package() {
	local name="$1" as_root=()
	shift
	if command -v "$@" >/dev/null; then return; fi
	[[ $EUID -eq 0 ]] || as_root=(sudo)
	"${as_root[@]}" apt-get update -qq
	"${as_root[@]}" apt-get install -y -qq "$name" >/dev/null
}
