# Completion of client-check for fish. Install: client-check completion --help
function __client_check_complete
    set -l current (commandline -ct)
    set -l words (commandline -opc) "$current"
    set -l lines (command client-check __complete fish (math (count $words) - 1) $words 2>/dev/null)
    set -l kind $lines[1]
    set -e lines[1]
    # fish quotes what it puts into the line.
    test (count $lines) -gt 0; and printf '%s\n' $lines
    if test "$kind" = files
        set -l joined (string match -r -- '^--[^=]*=' $current)
        for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' $current))
            printf '%s\n' "$joined$path"
        end
    end
end
complete -c client-check -f -k -a '(__client_check_complete)'
