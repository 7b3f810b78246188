# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_trotsky_atlas_global_optspecs
    string join \n life= lang= at= theme= screenshot= size= zoom= exit-after-first-frame h/help V/version
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
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l theme -d 'Shows this theme: light or dark' -r -f -a "light\t''
dark\t''"
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l screenshot -d 'Opens the window, waits until it has settled, writes this PNG and ends' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l size -d 'Opens the window at this size in points, such as 1600x900' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l zoom -d 'Draws everything larger by this factor' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -l exit-after-first-frame -d 'Ends as soon as the first frame is complete, for measuring'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -s V -l version -d 'Print version'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "where" -d 'Says where he was on a date, how sure that is, and who says so'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "place" -d 'Says what a place was called on a date, which state held it, and what it is now'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "stats" -d 'Adds up days by state and condition, kilometres by mode, and places, up to a date'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_needs_command" -a "check" -d 'Finds every problem in a life\'s files; exits 1 if there is an error'
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
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand check" -l life -d 'Opens the life in this folder instead of the shipped one' -r -F
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand check" -l lang -d 'Speaks this language: pt-BR, en, es or ru' -r
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand check" -s h -l help -d 'Print help'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats check help" -f -a "where" -d 'Says where he was on a date, how sure that is, and who says so'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats check help" -f -a "place" -d 'Says what a place was called on a date, which state held it, and what it is now'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats check help" -f -a "stats" -d 'Adds up days by state and condition, kilometres by mode, and places, up to a date'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats check help" -f -a "check" -d 'Finds every problem in a life\'s files; exits 1 if there is an error'
complete -c trotsky-atlas -n "__fish_trotsky_atlas_using_subcommand help; and not __fish_seen_subcommand_from where place stats check help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
