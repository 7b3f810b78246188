
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'trotsky-atlas' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'trotsky-atlas'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'trotsky-atlas' {
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Opens on this viewpoint: a date, or the line that "copy link" gives')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Shows this theme: light, dark or contrast')
            [CompletionResult]::new('--screenshot', '--screenshot', [CompletionResultType]::ParameterName, 'Opens the window, waits until it has settled, writes this PNG and ends')
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'Opens the window at this size in points, such as 1600x900')
            [CompletionResult]::new('--zoom', '--zoom', [CompletionResultType]::ParameterName, 'Draws everything larger by this factor')
            [CompletionResult]::new('--kiosk', '--kiosk', [CompletionResultType]::ParameterName, 'Locks the window as a screen in a hall; settings are read from FILE, or from the machine''s own')
            [CompletionResult]::new('--kiosk-part', '--kiosk-part', [CompletionResultType]::ParameterName, 'Shows a part of the kiosk at once, for pictures')
            [CompletionResult]::new('--supervise', '--supervise', [CompletionResultType]::ParameterName, 'Watches over the window: starts it again when it crashes or hangs')
            [CompletionResult]::new('--safe-mode', '--safe-mode', [CompletionResultType]::ParameterName, 'Opens the shipped life and draws without the graphics card')
            [CompletionResult]::new('--supervised', '--supervised', [CompletionResultType]::ParameterName, 'Answers to the program that watches over this one')
            [CompletionResult]::new('--windowed', '--windowed', [CompletionResultType]::ParameterName, 'Opens an ordinary window also on a machine that is set up as a screen in a hall')
            [CompletionResult]::new('--exit-after-first-frame', '--exit-after-first-frame', [CompletionResultType]::ParameterName, 'Ends as soon as the first frame is complete, for measuring')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('where', 'where', [CompletionResultType]::ParameterValue, 'Says where he was on a date, how sure that is, and who says so')
            [CompletionResult]::new('place', 'place', [CompletionResultType]::ParameterValue, 'Says what a place was called on a date, which state held it, and what it is now')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Adds up days by state and condition, kilometres by mode, and places, up to a date')
            [CompletionResult]::new('kiosk-pin', 'kiosk-pin', [CompletionResultType]::ParameterValue, 'Reads the staff''s number from the standard input and prints the line for kiosk.toml')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Finds every problem in a life''s files; exits 1 if there is an error')
            [CompletionResult]::new('content', 'content', [CompletionResultType]::ParameterValue, 'Adds a life to this machine, lists those added, or takes one back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'trotsky-atlas;where' {
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints JSON for scripts')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'trotsky-atlas;place' {
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'The date, in any form that `where` understands')
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints JSON for scripts')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'trotsky-atlas;stats' {
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'The last day counted, in any form that `where` understands; the whole life if left out')
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints JSON for scripts')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'trotsky-atlas;kiosk-pin' {
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'trotsky-atlas;check' {
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('--coverage', '--coverage', [CompletionResultType]::ParameterName, 'Counts, in each language of the life, the texts that are there and those that are needed, instead of telling the problems; exits 1 if one is missing, too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Prints the coverage as JSON for scripts')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'trotsky-atlas;content' {
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Verifies the life in a folder and keeps a copy; a kiosk shows it as soon as nobody watches')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Lists the lives that were added, oldest first')
            [CompletionResult]::new('rollback', 'rollback', [CompletionResultType]::ParameterValue, 'Takes back the life that waits to be shown, or else the one that is shown')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'trotsky-atlas;content;add' {
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'trotsky-atlas;content;list' {
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'trotsky-atlas;content;rollback' {
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'trotsky-atlas;content;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Verifies the life in a folder and keeps a copy; a kiosk shows it as soon as nobody watches')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Lists the lives that were added, oldest first')
            [CompletionResult]::new('rollback', 'rollback', [CompletionResultType]::ParameterValue, 'Takes back the life that waits to be shown, or else the one that is shown')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'trotsky-atlas;content;help;add' {
            break
        }
        'trotsky-atlas;content;help;list' {
            break
        }
        'trotsky-atlas;content;help;rollback' {
            break
        }
        'trotsky-atlas;content;help;help' {
            break
        }
        'trotsky-atlas;help' {
            [CompletionResult]::new('where', 'where', [CompletionResultType]::ParameterValue, 'Says where he was on a date, how sure that is, and who says so')
            [CompletionResult]::new('place', 'place', [CompletionResultType]::ParameterValue, 'Says what a place was called on a date, which state held it, and what it is now')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Adds up days by state and condition, kilometres by mode, and places, up to a date')
            [CompletionResult]::new('kiosk-pin', 'kiosk-pin', [CompletionResultType]::ParameterValue, 'Reads the staff''s number from the standard input and prints the line for kiosk.toml')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Finds every problem in a life''s files; exits 1 if there is an error')
            [CompletionResult]::new('content', 'content', [CompletionResultType]::ParameterValue, 'Adds a life to this machine, lists those added, or takes one back')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'trotsky-atlas;help;where' {
            break
        }
        'trotsky-atlas;help;place' {
            break
        }
        'trotsky-atlas;help;stats' {
            break
        }
        'trotsky-atlas;help;kiosk-pin' {
            break
        }
        'trotsky-atlas;help;check' {
            break
        }
        'trotsky-atlas;help;content' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Verifies the life in a folder and keeps a copy; a kiosk shows it as soon as nobody watches')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Lists the lives that were added, oldest first')
            [CompletionResult]::new('rollback', 'rollback', [CompletionResultType]::ParameterValue, 'Takes back the life that waits to be shown, or else the one that is shown')
            break
        }
        'trotsky-atlas;help;content;add' {
            break
        }
        'trotsky-atlas;help;content;list' {
            break
        }
        'trotsky-atlas;help;content;rollback' {
            break
        }
        'trotsky-atlas;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
