# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_trotsky_atlas_global_optspecs
    string join \n life= lang= at= theme= screenshot= size= zoom= supervise safe-mode supervised kiosk= windowed kiosk-part= exit-after-first-frame h/help V/version
end

function __fish_trotsky_atlas_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_trotsky_atlas_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_trotsky_atlas_using_subcommand
    set -l cmd (__fish_trotsky_atlas_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l at -d 'Opens on this viewpoint: a date, or the line that "copy link" gives' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l theme -d 'Shows this theme: light, dark or contrast' -r -f -a "light\t''
dark\t''
contrast\t''"
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l screenshot -d 'Opens the window, waits until it has settled, writes this PNG and ends' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l size -d 'Opens the window at this size in points, such as 1600x900' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l zoom -d 'Draws everything larger by this factor' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l kiosk -d 'Locks the window as a screen in a hall; settings are read from FILE, or from the machine\'s own' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l kiosk-part -d 'Shows a part of the kiosk at once, for pictures' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l supervise -d 'Watches over the window: starts it again when it crashes or hangs'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l safe-mode -d 'Opens the shipped life and draws without the graphics card'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l supervised -d 'Answers to the program that watches over this one'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l windowed -d 'Opens an ordinary window also on a machine that is set up as a screen in a hall'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l exit-after-first-frame -d 'Ends as soon as the first frame is complete, for measuring'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -s V -l version -d 'Print version'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "where" -d 'Says where he was on a date, how sure that is, and who says so'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "place" -d 'Says what a place was called on a date, which state held it, and what it is now'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "stats" -d 'Adds up days by state and condition, kilometres by mode, and places, up to a date'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "kiosk-pin" -d 'Reads the staff\'s number from the standard input and prints the line for kiosk.toml'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "check" -d 'Finds every problem in a life\'s files; exits 1 if there is an error'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "content" -d 'Adds a life to this machine, lists those added, or takes one back'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand where" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand where" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand where" -l json -d 'Prints JSON for scripts'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand where" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand place" -l date -d 'The date, in any form that `where` understands' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand place" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand place" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand place" -l json -d 'Prints JSON for scripts'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand place" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand stats" -l until -d 'The last day counted, in any form that `where` understands; the whole life if left out' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand stats" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand stats" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand stats" -l json -d 'Prints JSON for scripts'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand stats" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand kiosk-pin" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand kiosk-pin" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand kiosk-pin" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand check" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand check" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand check" -l coverage -d 'Counts, in each language of the life, the texts that are there and those that are needed, instead of telling the problems; exits 1 if one is missing, too'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand check" -l json -d 'Prints the coverage as JSON for scripts'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand check" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and not __fish_seen_subcommand_from add list rollback help" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and not __fish_seen_subcommand_from add list rollback help" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and not __fish_seen_subcommand_from add list rollback help" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and not __fish_seen_subcommand_from add list rollback help" -f -a "add" -d 'Verifies the life in a folder and keeps a copy; a kiosk shows it as soon as nobody watches'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and not __fish_seen_subcommand_from add list rollback help" -f -a "list" -d 'Lists the lives that were added, oldest first'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and not __fish_seen_subcommand_from add list rollback help" -f -a "rollback" -d 'Takes back the life that waits to be shown, or else the one that is shown'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and not __fish_seen_subcommand_from add list rollback help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from add" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from add" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from list" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from list" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from rollback" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from rollback" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from rollback" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from help" -f -a "add" -d 'Verifies the life in a folder and keeps a copy; a kiosk shows it as soon as nobody watches'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from help" -f -a "list" -d 'Lists the lives that were added, oldest first'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from help" -f -a "rollback" -d 'Takes back the life that waits to be shown, or else the one that is shown'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand content; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats kiosk-pin check content help" -f -a "where" -d 'Says where he was on a date, how sure that is, and who says so'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats kiosk-pin check content help" -f -a "place" -d 'Says what a place was called on a date, which state held it, and what it is now'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats kiosk-pin check content help" -f -a "stats" -d 'Adds up days by state and condition, kilometres by mode, and places, up to a date'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats kiosk-pin check content help" -f -a "kiosk-pin" -d 'Reads the staff\'s number from the standard input and prints the line for kiosk.toml'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats kiosk-pin check content help" -f -a "check" -d 'Finds every problem in a life\'s files; exits 1 if there is an error'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats kiosk-pin check content help" -f -a "content" -d 'Adds a life to this machine, lists those added, or takes one back'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats kiosk-pin check content help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and __fish_seen_subcommand_from content" -f -a "add" -d 'Verifies the life in a folder and keeps a copy; a kiosk shows it as soon as nobody watches'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and __fish_seen_subcommand_from content" -f -a "list" -d 'Lists the lives that were added, oldest first'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and __fish_seen_subcommand_from content" -f -a "rollback" -d 'Takes back the life that waits to be shown, or else the one that is shown'
