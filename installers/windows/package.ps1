# Makes Hindcast-VERSION-x64.msi of what `mvn package` left, into installers\target, and prints what it weighs and how soon the window is painted.
# Runs on Windows with a JDK 25, Maven, rsvg-convert, ImageMagick and WiX 5 (`dotnet tool install --global wix --version 5.0.2`).
# Installed for the user alone, without an administrator's rights.
#
# Signed where WINDOWS_SIGNING_THUMBPRINT names a certificate of the user's store.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$installers = Split-Path -Parent $PSScriptRoot
$repository = Split-Path -Parent $installers
$folder = Join-Path $repository 'app\target\hindcast'
$target = Join-Path $installers 'target'
$ground = Join-Path $target 'windows'
$options = Get-Content (Join-Path $installers 'options') -Raw | ConvertFrom-StringData
$name = $options['name']

function Stop-With([string] $sentence) {
    [Console]::Error.WriteLine($sentence)
    exit 3
}

# Runs a program, and ends when that fails.
function Invoke-Program([string] $program, [string[]] $arguments) {
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { Stop-With "$program ended with $LASTEXITCODE." }
}

# The version of the pom; a package's has no -SNAPSHOT.
function Get-Version {
    $pom = [xml](Get-Content (Join-Path $repository 'app\pom.xml') -Raw)
    return $pom.project.parent.version -replace '-SNAPSHOT$', ''
}

# A JDK 25 that can link a runtime.
function Find-Jdk {
    $places = @($env:JAVA25_HOME, $env:JAVA_HOME) + @(Get-ChildItem "$env:ProgramFiles\Eclipse Adoptium\jdk-25*" -ErrorAction SilentlyContinue | ForEach-Object FullName)
    foreach ($place in $places) {
        if ($place -and (Test-Path "$place\bin\jlink.exe") -and (Select-String -Quiet '^JAVA_VERSION="25' "$place\release")) { return $place }
    }
    Stop-With 'A package is made by a JDK 25 with jlink, and none was found: install one, or let JAVA25_HOME point to one.'
}

# The options of every start, a line each.
function Get-JvmOptions {
    return Get-Content "$folder\lib\jvm.options", "$folder\lib\jvm-25-26.options" | Where-Object { $_ -and -not $_.StartsWith('#') }
}

function Write-Icon([string] $file) {
    $pictures = foreach ($size in 16, 24, 32, 48, 64, 128, 256) {
        Invoke-Program 'rsvg-convert' @('-w', $size, '-h', $size, "$installers\hindcast.svg", '-o', "$ground\$size.png")
        "$ground\$size.png"
    }
    Invoke-Program 'magick' (@($pictures) + $file)
}

# The folder that is installed: that of the build, with a Java of its own, and a program that opens the window without a console.
function New-Image([string] $jdk, [string] $image) {
    Invoke-Program "$jdk\bin\jlink.exe" @('--add-modules', $options['modules'], '--strip-debug', '--no-header-files', '--no-man-pages', '--output', "$ground\runtime")
    New-Item -ItemType Directory "$ground\jars" | Out-Null
    Copy-Item "$folder\lib\*.jar" "$ground\jars"
    $starts = @('-XX:AOTCache=$ROOTDIR\lib\hindcast.aot') + @(Get-JvmOptions) | ForEach-Object { '--java-options', $_ }
    Invoke-Program "$jdk\bin\jpackage.exe" (@('--type', 'app-image', '--dest', $ground, '--name', $name, '--app-version', $version, '--vendor', $options['vendor'],
        '--description', $options['summary'], '--icon', "$ground\hindcast.ico", '--runtime-image', "$ground\runtime", '--module-path', "$ground\jars",
        '--module', 'hindcast.app/hindcast.app.Main') + $starts)
    # Its jars are those of the folder, so that both ways to start share the cache of quick starts.
    Remove-Item -Recurse "$image\app\mods"
    $start = "$image\app\$name.cfg"
    (Get-Content $start) -replace [regex]::Escape('$APPDIR\mods'), '$ROOTDIR\lib' -replace [regex]::Escape('$APPDIR/mods'), '$ROOTDIR\lib' | Set-Content $start
    Copy-Item -Recurse "$folder\bin", "$folder\lib" $image
    Remove-Item "$image\lib\hindcast.aot", "$image\bin\hindcast" -ErrorAction SilentlyContinue
    Invoke-Program 'mvn.cmd' @('-q', '-f', $repository, '-pl', 'app', '-am', 'org.cyclonedx:cyclonedx-maven-plugin:makeBom')
    Invoke-Program "$jdk\bin\java.exe" @('-cp', "$folder\lib\*", "$installers\Inventory.java", "$folder\lib", "$repository\app\target\hindcast.cdx.json",
        "$installers\licences", "$image\licences")
}

# Tells how soon the window is painted. The cache is trained again in the folder of each user.
function Measure-Start([string] $image) {
    $env:HINDCAST_CONFIG = "$ground\rehearsal"
    & "$image\bin\hindcast.cmd" train | Out-Null
    & "$image\bin\hindcast.cmd" bench start --rounds 5
    Remove-Item "$image\lib\hindcast.aot" -ErrorAction SilentlyContinue
}

function Set-Signature([string] $file) {
    if (-not $env:WINDOWS_SIGNING_THUMBPRINT) {
        [Console]::Error.WriteLine("Not signed: $(Split-Path -Leaf $file). WINDOWS_SIGNING_THUMBPRINT is not set.")
        return
    }
    Invoke-Program 'signtool' @('sign', '/sha1', $env:WINDOWS_SIGNING_THUMBPRINT, '/fd', 'sha256', '/tr', 'http://timestamp.digicert.com', '/td', 'sha256', $file)
}

if (-not (Test-Path "$folder\bin\hindcast.cmd")) { Stop-With "There is nothing to package yet: mvn package -DskipTests makes $folder." }
$version = Get-Version
$jdk = Find-Jdk
if (Test-Path $ground) { Remove-Item -Recurse -Force $ground }
New-Item -ItemType Directory -Force $ground | Out-Null
$image = "$ground\$name"
Write-Icon "$ground\hindcast.ico"
New-Image $jdk $image
Measure-Start $image
Set-Signature "$image\$name.exe"
$msi = "$target\$name-$version-x64.msi"
Invoke-Program 'wix' @('build', '-arch', 'x64', '-d', "Name=$name", '-d', "Version=$version", '-d', "Vendor=$($options['vendor'])", '-d', "Summary=$($options['summary'])",
    '-d', "Upgrade=$($options['upgrade'])", '-d', "Image=$image", '-d', "Icon=$ground\hindcast.ico", '-out', $msi, "$installers\windows\hindcast.wxs")
Set-Signature $msi
[Console]::Error.WriteLine('{0:N0} MB  {1}', (Get-Item $msi).Length / 1048576, $msi)
