@echo off
rem Runs Gatun's command line on Windows: finds a JDK 25 or later, and lets tools\Launch.java build what is stale and start it.
rem GATUN_JAVA_OPTS holds further options for the JVM, for example "-Xmx8g -Dgatun.threads=2".
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0."
set "JDK="
set "BEST=24"
set "FOUND="

if defined JAVA_HOME call :inspect "%JAVA_HOME%"
if not defined JDK for %%j in (java.exe) do call :inspect "%%~dp$PATH:j.."
if not defined JDK for %%p in (
  "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu"
  "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
  "%USERPROFILE%\.jdks" "%USERPROFILE%\.gradle\jdks"
  "%USERPROFILE%\scoop\apps"
) do for /f "delims=" %%d in ('dir /b /ad "%%~p" 2^>nul') do (
  call :inspect "%%~p\%%d"
  call :inspect "%%~p\%%d\current"
)
if not defined JDK (
  if not defined FOUND set "FOUND=no JDK"
  goto :nojdk
)

rem The launcher's own classes are compiled once, and again when their sources have changed.
set "OUT=%ROOT%\target\gatun\tools"
fc /b "%ROOT%\tools\Launch.java" "%OUT%\Launch.java" >nul 2>nul || goto :compile
fc /b "%ROOT%\tools\Build.java" "%OUT%\Build.java" >nul 2>nul || goto :compile
:start
"%JDK%\bin\java.exe" -XX:TieredStopAtLevel=1 -cp "%OUT%" Launch "%ROOT%" %*
exit /b %ERRORLEVEL%

:compile
"%JDK%\bin\javac.exe" -d "%OUT%" "%ROOT%\tools\Launch.java" "%ROOT%\tools\Build.java" || exit /b 1
copy /y "%ROOT%\tools\Launch.java" "%OUT%" >nul
copy /y "%ROOT%\tools\Build.java" "%OUT%" >nul
goto :start

:nojdk
>&2 echo gatun: needs JDK 25 or later, found %FOUND%; get one from https://adoptium.net/temurin/releases/?version=25, or set JAVA_HOME if it is in an unusual place
exit /b 1

rem Makes the folder %1 the JDK to use if it holds one that is newer than the best so far.
:inspect
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "RELEASE="
for /f "usebackq tokens=1,2 delims==" %%k in ("%~1\release") do if "%%k"=="JAVA_VERSION" set "RELEASE=%%~l"
if not defined RELEASE exit /b 0
for /f "delims=.+-" %%v in ("%RELEASE%") do set "RELEASE=%%v"
if not defined FOUND set "FOUND=JDK %RELEASE% in %~1"
if %RELEASE% leq %BEST% exit /b 0
set "JDK=%~1"
set "BEST=%RELEASE%"
exit /b 0
