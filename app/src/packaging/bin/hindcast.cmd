@echo off
rem Starts Hindcast on the Java that came along; where none did, on a JDK 25 or newer: JAVA_HOME's, one in the usual places, or the one on the PATH.
rem "hindcast train" prepares quick starts; it is done when the folder is built, and again after the folder or the JDK has moved.
setlocal EnableExtensions DisableDelayedExpansion

for %%F in ("%~dp0..") do set "app=%%~fF"
set "java="
call :fits "%app%\runtime"
if defined JAVA_HOME call :fits "%JAVA_HOME%"
for %%P in (
  "%ProgramFiles%\Eclipse Adoptium"
  "%ProgramFiles%\Java"
  "%ProgramFiles%\Microsoft"
  "%ProgramFiles%\Zulu"
  "%ProgramFiles%\Amazon Corretto"
  "%ProgramFiles%\BellSoft"
  "%LocalAppData%\Programs\Eclipse Adoptium"
  "%UserProfile%\.jdks"
) do for /d %%J in ("%%~P\*") do call :fits "%%~J"
for %%E in (java.exe) do if not "%%~$PATH:E"=="" for %%J in ("%%~dp$PATH:E..") do call :fits "%%~fJ"
if not defined java (
  echo Hindcast needs a JDK 25 or newer and none was found: install one ^(for example from https://adoptium.net^) or let JAVA_HOME point to one. 1>&2
  exit /b 3
)

set "cache=%app%\lib\hindcast.aot"
set options="@%app%\lib\jvm.options"
if %major% leq 26 set options=%options% "@%app%\lib\jvm-25-26.options"

if "%~1"=="train" goto train
"%java%\bin\java.exe" %options% -XX:AOTCache="%cache%" -p "%app%\lib" -m hindcast.app/hindcast.app.Main %*
exit /b %ErrorLevel%

:train
if exist "%cache%" del "%cache%"
"%java%\bin\java.exe" %options% -XX:AOTCacheOutput="%cache%" ^
  -p "%app%\lib" -m hindcast.app/hindcast.app.Main first-paint > nul 2>&1
if exist "%cache%" exit /b 0
echo Hindcast could not be trained for quick starts with %java%: it will start, but slower. 1>&2
exit /b 3

rem fits FOLDER: takes it as java when it is the first of at least version 25. Its release file says so without starting it.
:fits
if defined java exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=1,2 delims==" %%A in ("%~1\release") do (
  if "%%A"=="JAVA_VERSION" for /f "delims=.-+" %%V in ("%%~B") do if %%V geq 25 set "java=%~1" & set "major=%%V"
)
exit /b 0
