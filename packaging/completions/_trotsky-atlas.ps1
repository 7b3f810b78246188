
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
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Shows this theme: light or dark')
            [CompletionResult]::new('--screenshot', '--screenshot', [CompletionResultType]::ParameterName, 'Opens the window, waits until it has settled, writes this PNG and ends')
            [CompletionResult]::new('--size', '--size', [CompletionResultType]::ParameterName, 'Opens the window at this size in points, such as 1600x900')
            [CompletionResult]::new('--zoom', '--zoom', [CompletionResultType]::ParameterName, 'Draws everything larger by this factor')
            [CompletionResult]::new('--exit-after-first-frame', '--exit-after-first-frame', [CompletionResultType]::ParameterName, 'Ends as soon as the first frame is complete, for measuring')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('where', 'where', [CompletionResultType]::ParameterValue, 'Says where he was on a date, how sure that is, and who says so')
            [CompletionResult]::new('place', 'place', [CompletionResultType]::ParameterValue, 'Says what a place was called on a date, which state held it, and what it is now')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Adds up days by state and condition, kilometres by mode, and places, up to a date')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Finds every problem in a life''s files; exits 1 if there is an error')
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
        'trotsky-atlas;check' {
            [CompletionResult]::new('--life', '--life', [CompletionResultType]::ParameterName, 'Opens the life in this folder instead of the shipped one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speaks this language: pt-BR, en, es or ru')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'trotsky-atlas;help' {
            [CompletionResult]::new('where', 'where', [CompletionResultType]::ParameterValue, 'Says where he was on a date, how sure that is, and who says so')
            [CompletionResult]::new('place', 'place', [CompletionResultType]::ParameterValue, 'Says what a place was called on a date, which state held it, and what it is now')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Adds up days by state and condition, kilometres by mode, and places, up to a date')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Finds every problem in a life''s files; exits 1 if there is an error')
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
        'trotsky-atlas;help;check' {
            break
        }
        'trotsky-atlas;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
