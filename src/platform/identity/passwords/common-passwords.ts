/**
 * Words and runs of keys that Indonesian and English lists of leaked passwords are full of, in lower case without signs.
 * A password that consists of one of them, with or without digits around it, is refused.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passw0rd kata sandi katasandi rahasia sangatrahasia rahasiaku administrator admin superadmin adminadmin
  operator operatordesa diskominfo kominfo kabupaten kecamatan kelurahan pemda pemkab pemkot pemprov pemerintah desa
  desaku kantor kantordesa kantorku pegawai bupati walikota camat lurah sekda merdeka merdekaa indonesia indonesiaku
  indonesiaraya indonesiajaya garuda pancasila bhinneka bismillah bismillahirrahmanirrahim alhamdulillah assalamualaikum
  subhanallah allahuakbar muhammad muhammadsaw jakarta bandung surabaya cirebon semarang yogyakarta persib persija
  sayang sayangku sayangkamu cinta cintaku aku akucinta akusayangkamu kamu kamuku anakku anakanak mamapapa mamaku papaku
  keluarga keluargaku semangat sukses selamat selamatpagi selamatdatang terimakasih bahagia ganteng cantik komputer
  laptop internet website welcome welcomewelcome letmein letmeinplease iloveyou iloveyouu ilovegod princess sunshine
  football baseball superman batman pokemon dragon monkey master trustno trustnoone changeme changemenow default
  qwerty qwertyuiop qwertyui qwertyqwerty asdfgh asdfghjkl asdfasdf zxcvbnm zxcvbn qazwsx qazwsxedc qweasdzxc qweasd
  1q2w3e4r5t 1q2w3e4r 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc zaq12wsx abc abcabc abcd abcdef abcdefgh test testing testtest
  coba cobacoba contoh user username login loginlogin secret secretsecret pendopo pendopopendopo puskesmas sekolah guru
  januari februari maret april juni juli agustus september oktober november desember senin selasa rabu kamis jumat sabtu
  minggu january february march august october december monday tuesday wednesday thursday friday saturday sunday`
    .split(/\s+/)
    .filter((word) => word.length > 2),
);
