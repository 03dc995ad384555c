@echo off
rem Sets Sparezone up on first use and opens it. The work is in installer\bootstrap.py.
setlocal
set "here=%~dp0"
set "start=%here%installer\bootstrap.py"
if exist "%here%.venv\Scripts\python.exe" (
    "%here%.venv\Scripts\python.exe" -S "%start%" %*
    exit /b
)
where py >nul 2>nul
if not errorlevel 1 (
    py -3 -S "%start%" %*
    exit /b
)
python -S "%start%" %*
